import type { ServerClock } from "../time/index.js";
import { hashSecret, randomSecret, sameHash } from "./secret-hash.js";

const VALID_MS = 5 * 60_000;
const MOST_CODES = 20;

interface Code {
  readonly hash: Buffer;
  readonly expiresAt: number;
}

/** Sign-in codes: 128 random bits, five minutes, one use. In memory alone, as hashes: a restart forgets them. */
export class LoginCodes {
  readonly #clock: ServerClock;
  #codes: readonly Code[] = [];

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  create(): { readonly code: string; readonly expiresAt: number } {
    const code = randomSecret(128);
    const expiresAt = this.#clock.now() + VALID_MS;
    this.#codes = [...this.#valid(), { hash: hashSecret(code), expiresAt }].slice(-MOST_CODES);
    return { code, expiresAt };
  }

  /** True once for a code that was made, then never again. */
  take(code: string): boolean {
    const hash = hashSecret(code);
    const valid = this.#valid();
    this.#codes = valid.filter((known) => !sameHash(known.hash, hash));
    return this.#codes.length < valid.length;
  }

  #valid(): readonly Code[] {
    const now = this.#clock.now();
    return this.#codes.filter(({ expiresAt }) => expiresAt > now);
  }
}
