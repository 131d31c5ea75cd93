/** Deterministic randomness: the same seed, channel and moment always give the same value. */

/** A whole number below 2^32 that looks random, from a seed and an index. */
export function hash32(seed: number, index: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A fixed value in 0..1 for a seed and a channel. */
export function fixedNoise(seed: number, channel: number): number {
  return hash32(seed, channel) / 0xffffffff;
}

/** A value in -1..1 that drifts smoothly: a new random point every `periodMs`, eased in between. */
export function smoothNoise(seed: number, channel: number, atMs: number, periodMs: number): number {
  const position = atMs / periodMs;
  const cell = Math.floor(position);
  const along = position - cell;
  const eased = along * along * (3 - 2 * along);
  const from = hash32(seed + channel * 7919, cell) / 0xffffffff;
  const to = hash32(seed + channel * 7919, cell + 1) / 0xffffffff;
  return (from + (to - from) * eased) * 2 - 1;
}
