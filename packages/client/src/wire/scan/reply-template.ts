import type { ReplyWords } from "./reply-words.js";
import type { ValueKind, ValueMark, ValuePlace } from "./value-marks.js";

/** A value between two fixed texts. */
interface Slot {
  readonly kind: ValueKind;
  readonly place: ValuePlace;
  /** How long the value was last time: mostly it is again. */
  length: number;
  /** Words of the fixed text behind it: from where, and how many bytes. */
  readonly from: number;
  readonly bytes: number;
}

const QUOTE = 0x22;
const CLOSING_BRACKET = 0x5d;
const OPENING_PARENTHESIS = 0x28;

/**
 * A healthy reply as fixed texts with values between them. Miners of a firmware mostly differ in values alone, so
 * that one look at all bytes, a comparison of the fixed texts and a guess at the length of each value do.
 *
 * No value can hide anything: those bytes that could end a value (quotes, closing brackets, backslashes) are counted
 * over the whole reply, and there must be as many as stand in the fixed texts.
 */
export class ReplyTemplate {
  readonly #words: ReplyWords;
  readonly #fixed: Int32Array;
  readonly #openingBytes: number;
  readonly #slots: readonly Slot[];
  readonly #stops: number;

  /**
   * @param words where replies are put to be compared; at least as long as `bytes`.
   * @param bytes a healthy reply.
   * @param marks its values, in their order.
   */
  constructor(words: ReplyWords, bytes: Uint8Array, marks: readonly ValueMark[]) {
    this.#words = words;
    const fixed: number[] = [];
    this.#openingBytes = marks[0]?.start ?? bytes.length;
    let stops = addFixed(fixed, bytes, 0, this.#openingBytes);
    this.#slots = marks.map(({ kind, start, end, place }, index) => {
      const behind = marks[index + 1]?.start ?? bytes.length;
      const from = fixed.length;
      stops += addFixed(fixed, bytes, end, behind);
      return { kind, place, length: end - start, from, bytes: behind - end };
    });
    this.#fixed = Int32Array.from(fixed);
    this.#stops = stops;
  }

  /** Whether a reply is of this form. If so, the places of its values are those in it. */
  matches(bytes: Uint8Array): boolean {
    const words = this.#words;
    if (!words.put(bytes) || words.countStops() !== this.#stops) return false;
    if (!words.isAt(0, this.#fixed, 0, this.#openingBytes)) return false;
    let at = this.#openingBytes;
    for (const slot of this.#slots) {
      const end = this.#endOf(slot, at);
      if (end === -1) return false;
      slot.place.start = at;
      slot.place.end = end;
      at = end + slot.bytes;
    }
    return at === words.length;
  }

  /** Where the value that begins at a place ends, with the right text behind it; -1 where that is not so. */
  #endOf(slot: Slot, at: number): number {
    const words = this.#words;
    const { kind, from, bytes } = slot;
    if (kind === "number") {
      const end = words.numberEnd(at);
      return end !== -1 && words.isAt(end, this.#fixed, from, bytes) ? end : -1;
    }
    if (kind === "text" && words.bytes[at] === OPENING_PARENTHESIS) return -1;
    const likely = at + slot.length;
    if (words.isAt(likely, this.#fixed, from, bytes)) return likely;
    const end = words.find(kind === "text" ? QUOTE : CLOSING_BRACKET, at);
    if (!words.isAt(end, this.#fixed, from, bytes)) return -1;
    slot.length = end - at;
    return end;
  }
}

/** Adds a fixed text in words, the last one filled up with zeros; gives how many bytes in it end a value. */
function addFixed(fixed: number[], bytes: Uint8Array, start: number, end: number): number {
  const padded = new Uint8Array((end - start + 3) & ~3);
  padded.set(bytes.subarray(start, end));
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 4) fixed.push(view.getInt32(at, true));
  return padded.reduce((count, byte) => count + (isStop(byte) ? 1 : 0), 0);
}

function isStop(byte: number): boolean {
  return byte === QUOTE || byte === 0x5c || byte === CLOSING_BRACKET;
}
