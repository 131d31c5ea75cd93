/** A zone to choose, with what it is to the reader. */
interface ZoneChoice {
  readonly zone: string;
  readonly word: string;
}

/**
 * Every zone the browser knows, each once, but for the house's: it is the choice of no zone. The reader's own comes first.
 *
 * @param house the server's own, which a schedule has that names none.
 * @param chosen the one that is chosen, were it one that this browser does not know.
 */
export function zoneChoices(house: string | undefined, chosen: string | undefined): readonly ZoneChoice[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const near: ZoneChoice[] = own === house ? [] : [{ zone: own, word: `${readable(own)} (this device)` }];
  const known = [
    ...new Set([...Intl.supportedValuesOf("timeZone"), ...(chosen === undefined ? [] : [chosen])]),
  ];
  const others = known
    .filter((zone) => zone !== house && zone !== own)
    .sort()
    .map((zone) => ({ zone, word: readable(zone) }));
  return [...near, ...others];
}

/** America/New_York as America/New York. */
export function readable(zone: string): string {
  return zone.replaceAll("_", " ");
}
