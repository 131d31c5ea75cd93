import type { MinerIdentity } from "../../domain/identity.js";
import type { BookedKey } from "../../wire/scan/key-book.js";
import type { BracketUse, QuickStats } from "./quick-parts.js";

/** Whether a bracket text is of the miner and the firmware that were identified. In doubt it says no. */
export class QuickIdentity {
  readonly #stats: QuickStats;
  readonly #dna: BookedKey<BracketUse>;
  readonly #hdna: BookedKey<BracketUse>;
  readonly #firmware: BookedKey<BracketUse>;

  constructor(stats: QuickStats) {
    this.#stats = stats;
    this.#dna = stats.want("DNA");
    this.#hdna = stats.want("HDNA");
    this.#firmware = stats.want("LVer");
  }

  isOf({ dna, firmware }: MinerIdentity, bytes: Uint8Array): boolean {
    return this.#isDna(dna, bytes) && this.#says(this.#firmware, firmware, bytes);
  }

  /** A Nano 3 says its DNA is all zero and keeps the real one in HDNA. */
  #isDna(dna: string | undefined, bytes: Uint8Array): boolean {
    const { book } = this.#stats;
    if (book.has(this.#dna) && !isAllZero(bytes, this.#dna)) return this.#says(this.#dna, dna, bytes);
    return this.#says(this.#hdna, dna, bytes);
  }

  #says(key: BookedKey<BracketUse>, expected: string | undefined, bytes: Uint8Array): boolean {
    return expected === undefined || !this.#stats.book.has(key) || isText(bytes, key, expected);
  }
}

function isText(bytes: Uint8Array, { start, end }: BookedKey<BracketUse>, expected: string): boolean {
  if (end - start !== expected.length) return false;
  for (let index = 0; index < expected.length; index += 1) {
    if (bytes[start + index] !== expected.charCodeAt(index)) return false;
  }
  return true;
}

function isAllZero(bytes: Uint8Array, { start, end }: BookedKey<BracketUse>): boolean {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== 0x30) return false;
  }
  return end > start;
}
