import { ServerError } from "../errors/index.js";

/** Too many wrong tries: when the next one is looked at. */
export class LockedOutError extends ServerError {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    const seconds = Math.ceil(retryAfterMs / 1000);
    super("locked-out", `too many wrong codes or tokens from your address; try again in ${seconds} s`);
    this.retryAfterMs = retryAfterMs;
  }
}
