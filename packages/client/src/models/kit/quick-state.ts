import type { StateReading } from "../../domain/state.js";
import { isLetter } from "../../wire/scan/byte-cursor.js";
import { decimalAt } from "../../wire/scan/decimal.js";
import { encodeUtf8 } from "../../wire/utf8.js";
import type { QuickStats } from "./quick-parts.js";
import { STATE_NUMBERS, STATE_WORDS } from "./read-state.js";

const OPENING = encodeUtf8("Work: In ");

const WORDS = [...STATE_WORDS].map(([word, state]) => {
  const reading: StateReading = Object.freeze({ state, source: "SYSTEMSTATU" });
  return { bytes: encodeUtf8(word), reading };
});

/** The state by the miner's own word for it; `undefined` where there is none, or where its number says otherwise. */
export class QuickState {
  readonly #stats: QuickStats;
  readonly #word;
  readonly #numbers;

  constructor(stats: QuickStats, litestats: QuickStats | undefined) {
    this.#stats = stats;
    this.#word = stats.want("SYSTEMSTATU");
    const parts = litestats === undefined ? [stats] : [stats, litestats];
    this.#numbers = parts.map((part) => ({ book: part.book, key: part.want("STATE") }));
  }

  read(bytes: Uint8Array): StateReading | undefined {
    if (!this.#stats.book.has(this.#word)) return undefined;
    const reading = wordAt(bytes, this.#word.start);
    if (reading === undefined) return undefined;
    for (const { book, key } of this.#numbers) {
      if (!book.has(key)) continue;
      const number = decimalAt(bytes, key.start, key.end);
      if (STATE_NUMBERS[number] !== reading.state) return undefined;
    }
    return reading;
  }
}

function wordAt(bytes: Uint8Array, start: number): StateReading | undefined {
  for (let index = 0; index < OPENING.length; index += 1) {
    if (bytes[start + index] !== OPENING[index]) return undefined;
  }
  return WORDS.find((word) => isWordAt(bytes, start + OPENING.length, word.bytes))?.reading;
}

/** The word, in letters of any size, and no letter behind it. */
function isWordAt(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index += 1) {
    const byte = bytes[start + index];
    if (!isLetter(byte) || ((byte ?? 0) | 0x20) !== word[index]) return false;
  }
  return !isLetter(bytes[start + word.length]);
}
