import { join, resolve } from "node:path";
import { type Restored, restoreBackup } from "@hearthash/server";
import { usualFolders } from "@hearthash/server/local";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";

export interface RestoreFlags {
  readonly data?: string;
  readonly config?: string;
  readonly json: boolean;
}

/** Restores a backup into a data folder on which no server runs. */
export async function runRestore(this: CliContext, flags: RestoreFlags, file: string): Promise<void> {
  const usual = usualFolders(this.env, process.platform);
  const dataFolder = resolve(flags.data ?? usual.dataFolder);
  const beside = flags.data === undefined ? usual.configFile : join(dataFolder, "config.yaml");
  const configFile = resolve(flags.config ?? beside);
  const restored = await restoreBackup({ file: resolve(file), dataFolder, configFile });
  if (flags.json) {
    const { manifest, ...places } = restored;
    this.out.write(`${printableJson({ dataFolder, ...places, manifest }, 2)}\n`);
    return;
  }
  const isUsual = configFile === resolve(usual.configFile);
  this.out.write(`${restoredText(restored, dataFolder, isUsual ? undefined : configFile)}\n`);
}

/** @param named the configuration where it is not at the usual place. */
function restoredText(
  { manifest, aside, configFile, configAside }: Restored,
  dataFolder: string,
  named: string | undefined,
): string {
  const { miners, alerts, schedules, events } = manifest.counts;
  const hasHistory = manifest.parts.some(({ name }) => name === "history.db");
  const made = new Date(manifest.createdAt).toISOString().slice(0, 19).replace("T", " ");
  const settings = named === undefined || configFile === undefined ? "" : ` --config ${named}`;
  return [
    `Restored the backup of ${made}Z (hearthash ${manifest.hearthash})`,
    `Holds     ${miners} miners, ${alerts} alerts, ${schedules} schedules, ${events} events${hasHistory ? ", history" : ""}`,
    `Data      ${dataFolder}`,
    ...(aside === undefined ? [] : [`          what was there before: ${aside}`]),
    ...(configFile === undefined ? [] : [`Settings  ${configFile}`]),
    ...(configAside === undefined ? [] : [`          what was there before: ${configAside}`]),
    "",
    `Start it with: hearthash serve --data ${dataFolder}${settings}`,
    "Not part of a backup, to be given again: tokens, sign-ins, passwords of pools and of miners' web pages, where",
    "messages go (channels are switched off until then), certificates of your own.",
  ]
    .map(printable)
    .join("\n");
}
