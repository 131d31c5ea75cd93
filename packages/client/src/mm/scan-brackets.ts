import { type ByteCursor, isDigit, isLetter } from "../wire/scan/byte-cursor.js";
import { asciiAt, type KeyBook } from "../wire/scan/key-book.js";

const MAX_KEY_LENGTH = 60;

/**
 * Takes a bracket text behind its opening quote, closing quote included, and books where its values stand. Healthy
 * texts only: values side by side, in the wrapped spelling of the Avalon Q or in none, no name twice, nothing that
 * `parseMm` would have an issue with.
 */
export function scanBrackets<Use>(cursor: ByteCursor, book: KeyBook<Use>): boolean {
  book.begin();
  if (cursor.bytes[cursor.at] !== 0x27) return scanValues(cursor, book) && cursor.take(0x22);
  do {
    if (!takeWrapper(cursor) || !scanValues(cursor, book) || !cursor.take(0x7d)) return false;
  } while (cursor.take(0x2c));
  return cursor.take(0x22);
}

/** `NAME[value] NAME[value]`, at least one. */
function scanValues<Use>(cursor: ByteCursor, book: KeyBook<Use>): boolean {
  if (!isLetter(cursor.bytes[cursor.at])) return false;
  do {
    const key = book.take(cursor, readKey);
    if (key === undefined) return false;
    key.start = cursor.at;
    cursor.skipPlainInBrackets();
    key.end = cursor.at;
    cursor.mark("brackets", key.start, key.end, key);
    if (!cursor.take(0x5d)) return false;
    cursor.skipBlanks();
  } while (isLetter(cursor.bytes[cursor.at]));
  return true;
}

/** The name up to its bracket, taken with it. One known name holds a blank: see tokenize.ts. */
function readKey(cursor: ByteCursor): string | undefined {
  const { bytes, at: start } = cursor;
  let end = start;
  while (isNameByte(bytes[end])) end += 1;
  if (bytes[end] === 0x20 && asciiAt(bytes, end, end + 6) === " Mask[") end += 5;
  if (end - start > MAX_KEY_LENGTH) return undefined;
  cursor.at = end;
  return cursor.take(0x5b) ? asciiAt(bytes, start, end) : undefined;
}

function isNameByte(byte: number | undefined): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 0x5f;
}

/** `'STATS':{` */
function takeWrapper(cursor: ByteCursor): boolean {
  if (!cursor.take(0x27)) return false;
  const start = cursor.at;
  while (isLetter(cursor.bytes[cursor.at])) cursor.at += 1;
  if (cursor.at === start) return false;
  while (isDigit(cursor.bytes[cursor.at])) cursor.at += 1;
  return cursor.take(0x27) && cursor.take(0x3a) && cursor.take(0x7b);
}
