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
  if (code === "request-invalid" || code === "config-invalid") return errorTable["argument-invalid"].exitCode;
  return Object.hasOwn(errorTable, code) ? errorTable[code as HearthashErrorCode].exitCode : SERVER_EXIT;
}

/**
 * The problem that an error of the server's own package is. Told by its name: loading the package to compare would
 * load its database with it.
 */
export function problemIn(error: unknown): ServerProblem | undefined {
  if (error instanceof ServerProblem) return error;
  if (!(error instanceof Error) || error.name !== "ServerError" || !("code" in error)) return undefined;
  return new ServerProblem(String(error.code), error.message);
}
