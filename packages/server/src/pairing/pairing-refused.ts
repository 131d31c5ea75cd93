import { ServerError } from "../errors/index.js";

/** A code that is not the open one, and how many tries that one has left. */
export class PairingRefusedError extends ServerError {
  readonly triesLeft: number;

  constructor(message: string, triesLeft: number) {
    super("pairing-refused", message);
    this.triesLeft = triesLeft;
  }
}
