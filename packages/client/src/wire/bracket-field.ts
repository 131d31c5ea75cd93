/**
 * True for the members whose text is in the bracket grammar `NAME[value] NAME[value]`:
 * `MM ID0`, `MM ID0:Summary` (Avalon Q), `MM ID1` and on (older A-series), `HBinfo` (Avalon Q).
 * Such a text may hold commas and bars that end nothing, and what came before a cut is still good.
 */
export function isBracketField(key: string): boolean {
  return /^(MM ID\d+(:\w+)?|HBinfo)$/.test(key);
}
