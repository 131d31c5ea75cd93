/**
 * What a model does in a mode, in TH/s, until its own normal is learnt an hour later: the averages (`GHSavg`) that real
 * miners showed at work, the lowest where there are several. Modes of which no reply is known have none, and wait for
 * what is learnt: shops' figures name no mode.
 */
const nominal: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // estats of firmware 24071801_42c628d: GHSavg[2474.77], WORKLEVEL[1].
  nano3: { mid: 2.47 },
  // estats of firmware 25021401_56abae7: GHSavg[6227.17] and, of another one, GHSavg[6695.18], both WORKMODE[2].
  nano3s: { high: 6.22 },
  // litestats of firmware 25052801_14a19a2: GHSavg[51528.37], ATA0[800-65-...], which are Eco's limits.
  q: { eco: 51.5 },
};

/** What real miners showed; undefined where nothing is known of the mode. */
export function nominalHashrateThs(model: string | undefined, mode: string | undefined): number | undefined {
  return model === undefined || mode === undefined ? undefined : nominal[model]?.[mode];
}
