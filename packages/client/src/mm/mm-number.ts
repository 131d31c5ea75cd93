/** -273 is the firmware's word for "no sensor here". Source: captured Nano 3S replies (`ITemp[-273]`). */
export const NO_SENSOR = -273;

/**
 * Reads one number of the bracket grammar: `33`, `-1`, `2.374%`, `1392832.00`, `269880 B` (A10's MEMFREE), `0x01`
 * is none. `nan`, `inf`, words and the empty text are unknown.
 */
export function parseMmNumber(text: string): number | undefined {
  const match = /^(-?\d+(?:\.\d+)?)(?:%| [A-Za-z]{1,3})?$/.exec(text.trim());
  if (match === null) return undefined;
  const value = Number(match[1]);
  return Number.isFinite(value) ? value : undefined;
}
