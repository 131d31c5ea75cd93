/** A zone to choose, with what it is to the reader. */
interface ZoneChoice {
  readonly zone: string;
  readonly word: string;
}

/** The zones of a choice: the near ones apart, since hardly anybody wants another. */
export interface ZoneChoices {
  readonly near: readonly ZoneChoice[];
  readonly others: readonly ZoneChoice[];
}

/**
 * Every zone the browser knows, each once.
 *
 * @param house the server's own; it stands first and is what a schedule has that names none.
 * @param chosen the one that is chosen, were it one that this browser does not know.
 */
export function zoneChoices(house: string | undefined, chosen: string | undefined): ZoneChoices {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const near: ZoneChoice[] = own === house ? [] : [{ zone: own, word: `${readable(own)} (this device)` }];
  const known = [
    ...new Set([...Intl.supportedValuesOf("timeZone"), ...(chosen === undefined ? [] : [chosen])]),
  ];
  const others = known
    .filter((zone) => zone !== house && zone !== own)
    .sort()
    .map((zone) => ({ zone, word: readable(zone) }));
  return { near, others };
}

/** America/New_York as America/New York. */
export function readable(zone: string): string {
  return zone.replaceAll("_", " ");
}
