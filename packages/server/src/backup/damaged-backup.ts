import { ServerError } from "../errors/index.js";

/** What is wrong with an archive, and what to do. */
export function damagedBackup(file: string, what: string, cause?: unknown): ServerError {
  const message = `${file} ${what}; nothing was changed. Fetch it again, or take another backup`;
  return new ServerError("data-damaged", message, [], cause);
}
