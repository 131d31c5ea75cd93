import { createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import type { PairingCodeResource, Scope } from "@hearthash/contract";
import type { ServerClock } from "../time/index.js";
import { newCode } from "./code-form.js";

/** What a code is made for. */
export interface CodeGrant {
  readonly scope: Scope;
  readonly name: string | undefined;
}

/** What a code that was shown is worth. */
export type Verdict =
  | { readonly kind: "right"; readonly grant: CodeGrant }
  | { readonly kind: "wrong"; readonly triesLeft: number }
  /** It was good once, or there is none to be guessed at. */
  | { readonly kind: "over"; readonly wasKnown: boolean };

interface OpenCode extends CodeGrant {
  readonly id: string;
  readonly digest: Buffer;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly triesLeft: number;
}

const VALID_MS = 5 * 60_000;
const TRIES = 5;
const MOST_ENDED = 20;

/**
 * The open code: at most one, five minutes, five tries from wherever they come, one use. In memory alone: a restart
 * forgets it. Kept under a key that nobody else has, since 40 bits could be found from a plain hash.
 */
export class PairingCodes {
  readonly #clock: ServerClock;
  readonly #key = randomBytes(32);
  #open: OpenCode | undefined;
  /** Those that were good, to tell who comes late from who guesses. */
  #ended: readonly Buffer[] = [];

  constructor(clock: ServerClock) {
    this.#clock = clock;
  }

  /** Makes a code. The one before, if it is still open, ends. */
  create(grant: CodeGrant): { readonly code: string; readonly resource: PairingCodeResource } {
    this.cancel();
    const code = newCode();
    const createdAt = this.#clock.now();
    const times = { createdAt, expiresAt: createdAt + VALID_MS };
    const open = { ...grant, ...times, id: randomUUID(), digest: this.#digest(code), triesLeft: TRIES };
    this.#open = open;
    return { code, resource: resourceOf(open) };
  }

  open(): PairingCodeResource | undefined {
    const present = this.#present();
    return present === undefined ? undefined : resourceOf(present);
  }

  /** False when none was open. */
  cancel(): boolean {
    const present = this.#present();
    if (present !== undefined) this.#end(present);
    return present !== undefined;
  }

  /** Judges a code; the right one is used up by it, a wrong one takes a try from the open one. */
  take(code: string): Verdict {
    const digest = this.#digest(code);
    const present = this.#present();
    if (present !== undefined && timingSafeEqual(present.digest, digest)) {
      this.#end(present);
      return { kind: "right", grant: { scope: present.scope, name: present.name } };
    }
    const wasKnown = this.#ended.some((known) => timingSafeEqual(known, digest));
    if (wasKnown || present === undefined) return { kind: "over", wasKnown };
    const triesLeft = present.triesLeft - 1;
    if (triesLeft === 0) this.#end(present);
    else this.#open = { ...present, triesLeft };
    return { kind: "wrong", triesLeft };
  }

  #present(): OpenCode | undefined {
    const open = this.#open;
    if (open !== undefined && open.expiresAt <= this.#clock.now()) this.#end(open);
    return this.#open;
  }

  #end({ digest }: OpenCode): void {
    this.#open = undefined;
    this.#ended = [...this.#ended, digest].slice(-MOST_ENDED);
  }

  #digest(code: string): Buffer {
    return createHmac("sha256", this.#key).update(code).digest();
  }
}

function resourceOf({ id, scope, name, createdAt, expiresAt, triesLeft }: OpenCode): PairingCodeResource {
  return { id, scope, name: name ?? null, createdAt, expiresAt, triesLeft };
}
