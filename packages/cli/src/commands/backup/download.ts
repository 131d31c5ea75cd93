import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { HearthashError } from "@hearthash/client";
import type { RestClient } from "../../server/rest-client.js";

/** How long a backup may take: much history on a slow disk. */
export const LONG_MS = 3_600_000;

/**
 * Writes a backup of a server into a file, mode 0600. Under its name there is the whole of it or what was there
 * before.
 *
 * @throws HearthashError `closed` when it came short, `argument-invalid` for a file that cannot be written.
 */
export async function downloadBackup(
  client: RestClient,
  path: string,
  toFile: string,
  bytes: number,
  timeoutMs: number,
): Promise<void> {
  const partial = `${toFile}.partial`;
  try {
    await rm(partial, { force: true });
    const length = await client.file(path, timeoutMs, async (body) => {
      const file = createWriteStream(partial, { flags: "wx", mode: 0o600 });
      // Told as the disk's here: what is left to the connection's reader is told as the network's.
      await pipeline(body, file).catch((error: unknown) => {
        throw toError(toFile, error);
      });
      if (file.bytesWritten !== bytes) throw short(toFile);
    });
    if (length !== bytes) throw short(toFile);
    await synced(partial);
    await rename(partial, toFile);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw toError(toFile, error);
  }
}

async function synced(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}

function short(toFile: string): HearthashError {
  return new HearthashError("closed", `the backup came short; ${toFile} is as it was. Try again`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  EFBIG: "the file would be larger than is allowed",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "its disk is read only",
  ENOENT: "its folder is missing",
  ENOTDIR: "a file is in the way of its folder",
};

/** What the disk says; anything else is the connection's and told by whoever reads it. */
function toError(toFile: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const reason = REASONS[code];
  if (reason === undefined) return cause;
  return new HearthashError("argument-invalid", `${toFile} cannot be written: ${reason}`, { cause });
}
