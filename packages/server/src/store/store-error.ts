import { ServerError } from "../errors/index.js";

const UNWRITABLE: Readonly<Record<string, string>> = {
  SQLITE_FULL: "the disk is full; make room",
  ENOSPC: "the disk is full; make room",
  SQLITE_READONLY: "it may not be written; give the user that runs hearthash the right to",
  SQLITE_CANTOPEN: "it cannot be opened; check that the folder is there and may be written",
  SQLITE_PERM: "it may not be written; give the user that runs hearthash the right to",
  EACCES: "it may not be written; give the user that runs hearthash the right to",
  EPERM: "it may not be written; give the user that runs hearthash the right to",
  EROFS: "it lies on a file system that is read only; name another folder with --data",
  ENOTDIR: "a file is in the way of the folder; name another with --data",
  EEXIST: "a file is in the way of the folder; name another with --data",
  ENOENT: "its folder is missing; make it, or name another with --data",
  EISDIR: "it is a folder where a file belongs; move it away",
  SQLITE_IOERR: "the disk gives errors; check it",
};

/** What a failure of disk or database means, by its code; the given error where it means nothing of that kind. */
export function storeError(error: unknown, what: string): unknown {
  if (error instanceof ServerError) return error;
  const code = (error as { code?: string }).code ?? "";
  const why = UNWRITABLE[code] ?? UNWRITABLE[code.split("_", 2).join("_")];
  if (why !== undefined)
    return new ServerError("data-not-writable", `${what} cannot be used: ${why}`, [], error);
  return error;
}

/** True for what SQLite says of a file that is no database, or one with holes in it. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? "";
  return code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB");
}

const FULL: ReadonlySet<unknown> = new Set(["disk-full", "SQLITE_FULL", "ENOSPC", "EDQUOT", "EFBIG"]);

/** True when an error, or what lies behind it, is that there is no room. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && FULL.has(error.code)) || isFull(error.cause);
}
