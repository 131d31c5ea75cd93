import { type ByteCursor, isDigit } from "./byte-cursor.js";
import { asciiAt, type KeyBook } from "./key-book.js";
import type { ValuePlace } from "./value-marks.js";

/** What the value of a member must be: any plain one, or a text that has a reader of its own. */
export interface RowUse {
  /** Reads a text behind its opening quote, closing quote included. */
  readonly text: ((cursor: ByteCursor) => boolean) | undefined;
  /** True where only a number will do. */
  readonly isNumber: boolean;
}

export const anyValue: RowUse = { text: undefined, isNumber: false };
export const numberValue: RowUse = { text: undefined, isNumber: true };

const MAX_KEY_LENGTH = 60;

/**
 * Takes one row, `{"name":value,...}`, and books where its values stand. Plain rows only: no blanks, no escapes, no
 * name twice, no value that the full parser would have something to say about.
 */
export function scanRow(cursor: ByteCursor, book: KeyBook<RowUse>): boolean {
  if (!cursor.take(0x7b)) return false;
  do {
    if (!cursor.take(0x22)) return false;
    const key = book.take(cursor, readKey);
    if (key === undefined) return false;
    key.start = cursor.at;
    if (!scanValue(cursor, key.use)) return false;
    key.end = cursor.at;
    if (key.use.text === undefined) markValue(cursor, key);
  } while (cursor.take(0x2c));
  return cursor.take(0x7d);
}

/** The name up to its quote, taken with the `":` behind it. */
function readKey(cursor: ByteCursor): string | undefined {
  const start = cursor.at;
  cursor.skipPlain();
  const end = cursor.at;
  if (end === start || end - start > MAX_KEY_LENGTH) return undefined;
  return cursor.take(0x22) && cursor.take(0x3a) ? asciiAt(cursor.bytes, start, end) : undefined;
}

function scanValue(cursor: ByteCursor, use: RowUse): boolean {
  if (use.isNumber) return cursor.takeNumber();
  if (use.text !== undefined) return cursor.take(0x22) && use.text(cursor);
  const byte = cursor.bytes[cursor.at];
  if (byte === 0x22) return scanText(cursor);
  if (byte === 0x74 || byte === 0x66) return cursor.takeAll(byte === 0x74 ? TRUE : FALSE);
  return cursor.takeNumber();
}

/** A text is marked without its quotes; `true` and `false` are as good as fixed. */
function markValue(cursor: ByteCursor, place: ValuePlace): void {
  const { start, end } = place;
  const first = cursor.bytes[start];
  if (first === 0x22) cursor.mark("text", start + 1, end - 1, place);
  else if (first === 0x2d || isDigit(first)) cursor.mark("number", start, end, place);
}

const TRUE = Uint8Array.from([0x74, 0x72, 0x75, 0x65]);
const FALSE = Uint8Array.from([0x66, 0x61, 0x6c, 0x73, 0x65]);

/** A plain text; `(null)` is worth an issue, so nothing that begins like it will do. */
function scanText(cursor: ByteCursor): boolean {
  cursor.at += 1;
  if (cursor.bytes[cursor.at] === 0x28) return false;
  cursor.skipPlain();
  return cursor.take(0x22);
}
