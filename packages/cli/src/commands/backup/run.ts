import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { HearthashError, isHearthashError } from "@hearthash/client";
import { type BackupResource, backupSchema } from "@hearthash/contract";
import type { CliContext } from "../../context.js";
import { printable, printableJson } from "../../output/printable.js";
import { dataFolderOf } from "../../server/data-folder.js";
import { openServer, type RestClient } from "../../server/rest-client.js";
import { packageVersion } from "../../version.js";
import type { BackupFlags } from "./backup-flags.js";
import { configFileFor } from "./config-file-for.js";
import { downloadBackup, LONG_MS } from "./download.js";
import { listed } from "./list.js";

/** Makes, lists or removes a backup: by the server where one runs, else on its data folder. */
export async function runBackup(this: CliContext, flags: BackupFlags, file?: string): Promise<void> {
  if (flags.remove !== undefined) return await remove(this, flags, flags.remove);
  if (flags.list) return await listed(this, flags, await backupsOf(this, flags));
  const made =
    (await withServer(this, flags, (client) => byServer(this, flags, client, file))) ??
    (await byOneself(this, flags, file));
  if (flags.json) {
    this.out.write(`${printableJson(made, 2)}\n`);
    return;
  }
  this.out.write(`${printable(made.file ?? made.name)}  ${made.bytes} bytes\n`);
  this.err.write(
    "Without tokens, sign-ins, stored passwords, keys and certificates: they are given again after a restore.\n",
  );
}

type Made = BackupResource & { readonly file?: string };

/** Asks the server; `undefined` when none is named and none runs here. */
async function withServer<Answer>(
  context: CliContext,
  flags: BackupFlags,
  ask: (client: RestClient) => Promise<Answer>,
): Promise<Answer | undefined> {
  const isNamed = (flags.server ?? context.env["HEARTHASH_SERVER"] ?? "") !== "";
  try {
    return await ask(await openServer(context, flags));
  } catch (error) {
    if (!isNamed && isHearthashError(error, "refused")) return undefined;
    throw error;
  }
}

async function byServer(
  context: CliContext,
  flags: BackupFlags,
  client: RestClient,
  file: string | undefined,
): Promise<Made> {
  const timeoutMs = flags.timeout === undefined ? LONG_MS : flags.timeout * 1000;
  const backup = await client.call("POST", "/api/v1/backups", backupSchema, { timeoutMs });
  const isHere = (flags.server ?? context.env["HEARTHASH_SERVER"] ?? "") === "";
  const kept = isHere ? { file: join(dataFolderOf(context, flags), "backups", backup.name) } : {};
  if (file === undefined) return { ...backup, ...kept };
  const toFile = targetOf(file, backup.name);
  const path = `/api/v1/backups/${encodeURIComponent(backup.name)}`;
  try {
    await downloadBackup(client, path, toFile, backup.bytes, timeoutMs);
  } finally {
    await client.remove(path);
  }
  return { ...backup, file: toFile };
}

async function byOneself(context: CliContext, flags: BackupFlags, file: string | undefined): Promise<Made> {
  // Loaded here alone: with a server nothing of it is needed.
  const { backUpOffline } = await import("@hearthash/server");
  const dataFolder = dataFolderOf(context, flags);
  const name = `hearthash-${new Date().toISOString().replaceAll(/[-:.]/g, "")}.tar.gz`;
  return await backUpOffline({
    dataFolder,
    configFile: configFileFor(context, flags),
    toFile: file === undefined ? undefined : targetOf(file, name),
    version: packageVersion(),
    signal: context.signal,
  });
}

async function backupsOf(context: CliContext, flags: BackupFlags): Promise<readonly BackupResource[]> {
  const { backupListSchema } = await import("./list.js");
  const asked = await withServer(context, flags, (client) => client.get("/api/v1/backups", backupListSchema));
  if (asked !== undefined) return asked.items;
  const { listBackups } = await import("@hearthash/server");
  return await listBackups(join(dataFolderOf(context, flags), "backups"));
}

async function remove(context: CliContext, flags: BackupFlags, name: string): Promise<void> {
  const client = await openServer(context, flags);
  await client.remove(`/api/v1/backups/${encodeURIComponent(name)}`);
  context.out.write(flags.json ? `${printableJson({ removed: name }, 2)}\n` : `${printable(name)} removed\n`);
}

/** A folder takes the backup under its own name. */
function targetOf(file: string, name: string): string {
  if (file === "") throw new HearthashError("argument-invalid", "FILE is empty; name the file to write");
  const path = resolve(file);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? join(path, name) : path;
}
