import { type ServerErrorCode, serverErrors } from "./server-errors.js";

/** An error of the server's own: what was asked of it cannot be. Miners' errors are `HearthashError`. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerErrorCode;
  /** Each wrong part of what was given. */
  readonly parts: readonly { readonly path: string; readonly message: string }[];

  constructor(code: ServerErrorCode, message: string, parts: ServerError["parts"] = [], cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.parts = parts;
  }

  /** HTTP status of the problem. */
  get status(): number {
    return serverErrors[this.code].status;
  }
}
