import { constants, existsSync } from "node:fs";
import { type FileHandle, open, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ServerError } from "../errors/index.js";

const FILE_NAME = "server.json";

const localAccessSchema = z.object({
  url: z.url(),
  token: z.string().min(1),
  caFile: z.string().optional(),
  pid: z.int(),
});

/** How programs on this machine reach the server, with the right of whoever can read the data folder. */
export type LocalAccess = z.infer<typeof localAccessSchema>;

/** Where it is written, and what stands in it. */
export interface WriteLocalAccess {
  readonly folder: string;
  readonly url: string;
  /** `localToken` of the opened access. */
  readonly token: string;
  readonly caFile?: string;
}

/** Writes the file (mode 0600) and gives the function that takes it away at the end. */
export async function writeLocalAccess(given: WriteLocalAccess): Promise<() => Promise<void>> {
  const { folder, ...rest } = given;
  const path = join(folder, FILE_NAME);
  const draft = `${path}.${process.pid}.new`;
  const content: LocalAccess = { ...rest, pid: process.pid };
  await unlink(draft).catch(ignoreMissing);
  await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: "wx" });
  await rename(draft, path);
  return async () => {
    // A server that was started since then has written its own.
    const now = await readFile(path, "utf8").catch(ignoreMissing);
    if (now?.includes(given.token) === true) await unlink(path).catch(ignoreMissing);
  };
}

/** Whether a server has left it in a folder, or was killed in the midst of running there. */
export function hasLocalAccess(folder: string): boolean {
  return existsSync(join(folder, FILE_NAME));
}

/**
 * Reads it; `undefined` when no server runs on this data.
 *
 * @throws ServerError `not-allowed` when others can read or could have written the file; `data-damaged`.
 */
export async function readLocalAccess(folder: string): Promise<LocalAccess | undefined> {
  const path = join(folder, FILE_NAME);
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) =>
    refuseUnreadable(error, path),
  );
  if (file === undefined) return undefined;
  try {
    await refuseForeign(file, path, folder);
    return parsed(await file.readFile("utf8"), path);
  } finally {
    await file.close();
  }
}

/**
 * Root reads for whoever the folder belongs to, too: the user of a service with DynamicUser lives inside the service
 * alone, and nobody else on the machine could talk to it.
 */
async function refuseForeign(file: FileHandle, path: string, folder: string): Promise<void> {
  const uid = process.getuid?.();
  if (uid === undefined) return; // Windows keeps the folder of a user to that user.
  const { mode, uid: owner } = await file.stat();
  if (owner !== uid && !(uid === 0 && owner === (await stat(folder)).uid)) {
    throw new ServerError("not-allowed", `${path} belongs to another user (${owner}); run this as that user`);
  }
  if ((mode & 0o077) !== 0) {
    throw new ServerError(
      "not-allowed",
      `${path} can be read by others; restart the server, or chmod 600 it`,
    );
  }
}

function parsed(text: string, path: string): LocalAccess {
  try {
    return localAccessSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ServerError(
      "data-damaged",
      `${path} is not what the server wrote; restart the server`,
      [],
      cause,
    );
  }
}

function refuseUnreadable(error: unknown, path: string): undefined {
  if (codeOf(error) === "EACCES" || codeOf(error) === "EPERM") {
    throw new ServerError(
      "not-allowed",
      `${path} cannot be read; run this as the user that runs hearthash serve, for a system service as root (sudo)`,
    );
  }
  if (codeOf(error) === "ELOOP") {
    throw new ServerError("not-allowed", `${path} is a symbolic link; remove it and restart the server`);
  }
  return ignoreMissing(error);
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
  return undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
