import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { HearthashError } from "@hearthash/client";
import type { CliContext } from "../context.js";

/** How a server is reached. */
export interface ServerAddress {
  readonly url: URL;
  readonly token: string | undefined;
  /** File with the certificate of its authority. */
  readonly caFile: string | undefined;
}

type Env = CliContext["env"];

/** The folder a server on this machine keeps its data in, unless told otherwise. */
export function usualDataFolder(env: Env, platform: NodeJS.Platform): string {
  if (env["HEARTHASH_DATA"]) return env["HEARTHASH_DATA"];
  const home = env["HOME"] || homedir();
  if (platform === "darwin") return join(home, "Library", "Application Support", "hearthash");
  if (platform === "win32")
    return join(env["LOCALAPPDATA"] || join(homedir(), "AppData", "Local"), "hearthash");
  // XDG wants a relative path ignored.
  const given = env["XDG_DATA_HOME"] ?? "";
  return join(given.startsWith("/") ? given : join(home, ".local", "share"), "hearthash");
}

/**
 * What the server that runs on a data folder has left for its owner; `undefined` when none runs on it.
 *
 * @throws HearthashError `argument-invalid` when others can read the file, or when it is not the server's.
 */
export async function readLocalServer(folder: string): Promise<ServerAddress | undefined> {
  const path = join(folder, "server.json");
  const text = await readOwn(path);
  return text === undefined ? undefined : parse(text, path);
}

/** The file's text. A link is not followed: it could lead to another user's token. */
async function readOwn(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch((error: unknown) => {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw invalid(`${path} cannot be read: run this as the user that runs hearthash serve`);
  });
  if (file === undefined) return undefined;
  try {
    const { mode, uid } = await file.stat();
    const own = process.getuid?.();
    if (own !== undefined && (uid !== own || (mode & 0o077) !== 0)) {
      throw invalid(
        `${path} is not yours alone, so its token is not used: chmod 600 it, or restart the server`,
      );
    }
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}

function parse(text: string, path: string): ServerAddress {
  try {
    const { url, token, caFile } = JSON.parse(text) as Record<string, unknown>;
    if (typeof url === "string" && typeof token === "string") {
      return { url: new URL(url), token, caFile: typeof caFile === "string" ? caFile : undefined };
    }
  } catch {
    // Said below, as for a file that lacks a member.
  }
  throw invalid(`${path} is not what a server writes: restart the server`);
}

function invalid(message: string): HearthashError {
  return new HearthashError("argument-invalid", message);
}
