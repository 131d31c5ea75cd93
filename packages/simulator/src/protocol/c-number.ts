/** `atoi`: the whole number a text begins with, 0 when it begins with none. */
export function atoi(value: string): number {
  return scanInt(value) ?? 0;
}

/** `sscanf("%d")`: the whole number a text begins with; undefined when there is none. */
export function scanInt(value: string): number | undefined {
  const match = /^\s*([+-]?\d+)/.exec(value);
  return match ? Number(match[1]) | 0 : undefined;
}

/** `sscanf("%hd")`: 16 bits, so 70000 becomes 4464. */
export function scanShort(value: string): number | undefined {
  const number = scanInt(value);
  return number === undefined ? undefined : (number << 16) >> 16;
}
