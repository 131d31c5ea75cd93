/*
 * UTF-8 by hand: Hermes (React Native) has no TextDecoder, and a miner's SSID or worker name
 * may hold any bytes. Invalid sequences become U+FFFD, as browsers do it.
 */

/** A decoded text and whether bytes had to be replaced on the way. */
export interface DecodedText {
  readonly text: string;
  readonly replaced: boolean;
}

const REPLACEMENT = 0xfffd;
const CHUNK = 4096;

/** Decodes UTF-8; never throws. */
export function decodeUtf8(bytes: Uint8Array): DecodedText {
  let text = "";
  let units: number[] = [];
  let replaced = false;
  let at = 0;
  while (at < bytes.length) {
    const point = readCodePoint(bytes, at);
    if (point.value < 0) replaced = true;
    pushUtf16(units, point.value < 0 ? REPLACEMENT : point.value);
    at += point.length;
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return { text: text + String.fromCharCode(...units), replaced };
}

/** Encodes as UTF-8; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? REPLACEMENT;
    const isLoneSurrogate = point >= 0xd800 && point <= 0xdfff;
    pushUtf8(bytes, isLoneSurrogate ? REPLACEMENT : point);
  }
  return Uint8Array.from(bytes);
}

interface CodePoint {
  /** -1 when the bytes are no valid sequence. */
  readonly value: number;
  /** How many bytes it took; for an invalid one, the longest part that could have begun a sequence. */
  readonly length: number;
}

const INVALID: CodePoint = { value: -1, length: 1 };

function readCodePoint(bytes: Uint8Array, at: number): CodePoint {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return { value: lead, length: 1 };
  if (lead >= 0xc2 && lead <= 0xdf) return readTail(bytes, at, lead & 0x1f, 1, 0x80, 0xbf);
  if (lead >= 0xe0 && lead <= 0xef) {
    const low = lead === 0xe0 ? 0xa0 : 0x80;
    const high = lead === 0xed ? 0x9f : 0xbf;
    return readTail(bytes, at, lead & 0x0f, 2, low, high);
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const low = lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xf4 ? 0x8f : 0xbf;
    return readTail(bytes, at, lead & 0x07, 3, low, high);
  }
  return INVALID;
}

/** Reads `count` continuation bytes; the first must lie in low..high (this excludes overlong forms and surrogates). */
function readTail(
  bytes: Uint8Array,
  at: number,
  leadBits: number,
  count: number,
  low: number,
  high: number,
): CodePoint {
  let value = leadBits;
  for (let index = 1; index <= count; index += 1) {
    const byte = bytes[at + index] ?? 0;
    const isValid = index === 1 ? byte >= low && byte <= high : byte >= 0x80 && byte <= 0xbf;
    if (!isValid) return { value: -1, length: index };
    value = value * 64 + (byte & 0x3f);
  }
  return { value, length: count + 1 };
}

function pushUtf16(units: number[], point: number): void {
  if (point < 0x10000) {
    units.push(point);
    return;
  }
  const offset = point - 0x10000;
  units.push(0xd800 + (offset >> 10), 0xdc00 + (offset & 0x3ff));
}

function pushUtf8(bytes: number[], point: number): void {
  if (point < 0x80) bytes.push(point);
  else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000) {
    bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  } else {
    bytes.push(
      0xf0 | (point >> 18),
      0x80 | ((point >> 12) & 0x3f),
      0x80 | ((point >> 6) & 0x3f),
      0x80 | (point & 0x3f),
    );
  }
}
