import { isDigit } from "./byte-cursor.js";

/** Longer replies are read without a template. */
const CAPACITY = 16 * 1024;

/** Behind the longest reply there is room for a word that is compared in part. */
const MARGIN = 8;

/** The bytes of a word that count, when so many do. */
const MASKS = Int32Array.from([0, 0xff, 0xffff, 0xffffff]);

/** More than this is no number that a miner prints. */
const MAX_NUMBER_LENGTH = 60;

/** So many words at most are counted in eight bits a byte; they are taken in pairs. */
const PER_COUNTER = 254;

/**
 * A one in each byte that is neither quote nor closing bracket nor backslash; the last two differ in their last bit.
 * The highest bit of a byte shows that something else is there.
 */
function noStops(word: number): number {
  const noBracket = ((word | 0x01010101) ^ 0x5d5d5d5d) + 0x7f7f7f7f;
  const noQuote = (word ^ 0x22222222) + 0x7f7f7f7f;
  return ((noBracket & noQuote) >>> 7) & 0x01010101;
}

/** A copy of a reply that can be looked at four bytes at a time. */
export class ReplyWords {
  readonly bytes = new Uint8Array(CAPACITY);
  readonly #words = new Int32Array(this.bytes.buffer);
  readonly #view = new DataView(this.bytes.buffer);
  length = 0;

  /** False for a reply that is too long. */
  put(bytes: Uint8Array): boolean {
    const { length } = bytes;
    if (length > CAPACITY - MARGIN) return false;
    this.bytes.set(bytes);
    // Blanks up to the end of the last pair of words: they change nothing in what is counted.
    this.bytes.fill(0x20, length, (length + 7) & ~7);
    this.length = length;
    return true;
  }

  /**
   * How many quotes, closing brackets and backslashes there are; -1 where a byte is no printable ASCII. The order of
   * the bytes in a word is of no account. A carry or borrow comes out of a byte that is not printable alone, and
   * such a one has shown itself by then.
   */
  countStops(): number {
    const words = this.#words;
    const count = ((this.length + 7) >> 3) << 1;
    let strange = 0;
    let plain = 0;
    for (let begin = 0; begin < count; begin += PER_COUNTER) {
      const end = Math.min(count, begin + PER_COUNTER);
      // Four counters of eight bits.
      let counters = 0;
      for (let index = begin; index < end; index += 2) {
        const word = words[index] as number;
        const next = words[index + 1] as number;
        strange |= word | (word - 0x20202020) | (word + 0x01010101);
        strange |= next | (next - 0x20202020) | (next + 0x01010101);
        counters += noStops(word) + noStops(next);
      }
      plain += (counters & 0xff) + ((counters >>> 8) & 0xff) + ((counters >>> 16) & 0xff) + (counters >>> 24);
    }
    return (strange & 0x80808080) === 0 ? 4 * count - plain : -1;
  }

  /** Whether a text stands at a place: `bytes` of it, in the words of `fixed` from `from` on. */
  isAt(at: number, fixed: Int32Array, from: number, bytes: number): boolean {
    if (at + bytes > this.length) return false;
    const view = this.#view;
    let place = at;
    let index = from;
    for (const end = at + (bytes & ~3); place < end; place += 4) {
      if (view.getInt32(place, true) !== fixed[index]) return false;
      index += 1;
    }
    const rest = bytes & 3;
    return rest === 0 || (view.getInt32(place, true) & (MASKS[rest] as number)) === fixed[index];
  }

  /** Where a byte stands next; the end where it does not. */
  find(byte: number, from: number): number {
    const { bytes, length } = this;
    let at = from;
    while (at < length && bytes[at] !== byte) at += 1;
    return at;
  }

  /** Where a number as JSON writes it ends, without an exponent; -1 where there is none. */
  numberEnd(start: number): number {
    const { bytes } = this;
    const first = bytes[start] === 0x2d ? start + 1 : start;
    let at = first;
    while (isDigit(bytes[at])) at += 1;
    if (at === first || (bytes[first] === 0x30 && at > first + 1)) return -1;
    if (bytes[at] === 0x2e) {
      const point = at;
      at += 1;
      while (isDigit(bytes[at])) at += 1;
      if (at === point + 1) return -1;
    }
    return at - start <= MAX_NUMBER_LENGTH && at <= this.length ? at : -1;
  }
}
