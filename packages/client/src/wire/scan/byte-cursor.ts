import type { ValueKind, ValueMark, ValuePlace } from "./value-marks.js";

/** 1 for what may stand in a text as it is: printable ASCII without quote and backslash. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? 1 : 0,
);

/** The same without `]`, which ends a value of the bracket grammar. */
const PLAIN_IN_BRACKETS = PLAIN.map((plain, byte) => (byte === 0x5d ? 0 : plain));

/** More than this is no number that a miner prints. */
const MAX_NUMBER_LENGTH = 60;

/**
 * A place in the bytes of a reply, for readers that know what comes next. Each `take` steps over what it takes, or
 * answers false where anything else stands; the reader gives up then, and where the place is does not matter.
 */
export class ByteCursor {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** The values that were stepped over, in their order, where somebody wants to know. */
  marks: ValueMark[] | undefined;

  start(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.at = 0;
  }

  /** Notes a value that may differ from reply to reply; what is between two of them may not. */
  mark(kind: ValueKind, start: number, end: number, place: ValuePlace): void {
    this.marks?.push({ kind, start, end, place });
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  take(byte: number): boolean {
    if (this.bytes[this.at] !== byte) return false;
    this.at += 1;
    return true;
  }

  /** Takes all of `expected`. */
  takeAll(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < expected.length; index += 1) {
      if (bytes[at + index] !== expected[index]) return false;
    }
    this.at = at + expected.length;
    return true;
  }

  /** Steps to the next byte that is not plain in a text. */
  skipPlain(): void {
    const { bytes } = this;
    let { at } = this;
    while (at < bytes.length && PLAIN[bytes[at] ?? 0] === 1) at += 1;
    this.at = at;
  }

  /** As {@link skipPlain}, and no further than a `]`. */
  skipPlainInBrackets(): void {
    const { bytes } = this;
    let { at } = this;
    while (at < bytes.length && PLAIN_IN_BRACKETS[bytes[at] ?? 0] === 1) at += 1;
    this.at = at;
  }

  skipBlanks(): void {
    while (this.bytes[this.at] === 0x20) this.at += 1;
  }

  /** Takes a number as JSON writes it, without an exponent. */
  takeNumber(): boolean {
    const start = this.at;
    this.take(0x2d);
    const first = this.at;
    if (!this.#takeDigits()) return false;
    if (this.bytes[first] === 0x30 && this.at > first + 1) return false;
    if (this.take(0x2e) && !this.#takeDigits()) return false;
    return this.at - start <= MAX_NUMBER_LENGTH;
  }

  #takeDigits(): boolean {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    while (isDigit(bytes[at])) at += 1;
    this.at = at;
    return at > start;
  }
}

/** Whether a byte is an ASCII digit. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Whether a byte is an ASCII letter. */
export function isLetter(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
