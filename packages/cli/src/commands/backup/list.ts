import { type BackupResource, backupSchema, pageOf } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { type Column, renderTable } from "../../output/table.js";
import type { BackupFlags } from "./backup-flags.js";

export const backupListSchema = pageOf(backupSchema).pick({ items: true });

const COLUMNS: readonly Column[] = [
  { title: "MADE", align: "left" },
  { title: "SIZE", align: "right" },
  { title: "BY", align: "left" },
  { title: "NAME", align: "left" },
];

/** The backups, a row each, the newest first. */
export async function listed(
  context: CliContext,
  flags: BackupFlags,
  backups: readonly BackupResource[],
): Promise<void> {
  if (flags.json) {
    context.out.write(`${printableJson({ backups }, 2)}\n`);
    return;
  }
  if (backups.length === 0) {
    context.out.write("No backups: hearthash backup makes one, backup.daily one each day.\n");
    return;
  }
  const width = context.out.columns ?? Number.POSITIVE_INFINITY;
  const { faint } = paintFor(context, flags.noColor);
  context.out.write(`${renderTable(COLUMNS, backups.map(row), width, faint)}\n`);
}

function row({ name, createdAt, bytes, daily }: BackupResource): readonly string[] {
  const made = new Date(createdAt).toISOString().slice(0, 19).replace("T", " ");
  return [`${made}Z`, size(bytes), daily ? "the day" : "hand", printable(name)];
}

function size(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step]}`;
}
