/**
 * What a model does in its fastest mode, in TH/s, until its own normal is learnt. From the vendor's data sheets. Slower
 * modes are left out: no data sheet gives them for every level.
 */
const nominal: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  nano3: { high: 4 },
  nano3s: { high: 6 },
  q: { super: 90 },
};

/** The data sheet's hashrate; undefined where there is none for the mode. */
export function nominalHashrateThs(model: string | undefined, mode: string | undefined): number | undefined {
  return model === undefined || mode === undefined ? undefined : nominal[model]?.[mode];
}
