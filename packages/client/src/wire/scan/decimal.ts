const POWERS_OF_TEN = Array.from({ length: 23 }, (_, power) => 10 ** power);

/** With more digits the division below would no longer give the nearest number. */
const MAX_DIGITS = 15;

/**
 * The number between two places, the same that `Number` reads there: an integer below 2^53 divided by an exact power
 * of ten is rounded once. NaN for anything but plain decimals: an exponent, a leading zero or plus, too many digits.
 */
export function decimalAt(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === 0x2d;
  const first = isNegative ? start + 1 : start;
  let digits = 0;
  let point = -1;
  let value = 0;
  for (let at = first; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e && point === -1 && at > first) point = at;
    else if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      digits += 1;
    } else return Number.NaN;
  }
  if (digits === 0 || digits > MAX_DIGITS || point === end - 1) return Number.NaN;
  if (bytes[first] === 0x30 && digits > 1 && point !== first + 1) return Number.NaN;
  const scale = point === -1 ? 1 : (POWERS_OF_TEN[end - point - 1] ?? Number.NaN);
  return isNegative ? -(value / scale) : value / scale;
}
