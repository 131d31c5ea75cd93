import { errorTable, type HearthashErrorCode } from "@hearthash/client";

/** Exit code of what a server refused for a reason of its own: rights, names that are taken, things it does not have. */
const SERVER_EXIT = 21;

/** What a hearthash server said no to. Decide on `code`: one of the server's, or of the library's. */
export class ServerProblem extends Error {
  override readonly name = "ServerProblem";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  get exitCode(): number {
    return exitCodeOfCode(this.code);
  }
}

/** The exit code of a problem's or a command's code. */
export function exitCodeOfCode(code: string | null): number {
  if (code === null) return SERVER_EXIT;
  if (code === "request-invalid") return errorTable["argument-invalid"].exitCode;
  return Object.hasOwn(errorTable, code) ? errorTable[code as HearthashErrorCode].exitCode : SERVER_EXIT;
}
