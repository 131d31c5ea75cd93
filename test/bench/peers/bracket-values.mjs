/* The bracket values a poll is after, by regular expressions, as most programs read them. */
const NUMBERS = ["GHSavg", "GHSmm", "Elapsed", "HBTemp", "TAvg", "OTemp", "Fan1", "FanR"].map(
  (name) => new RegExp(`${name}\\[([0-9.]+)`),
);
const [RATE, CHIP, INLET] = ["GHSspd", "TMax", "ITemp"].map((name) => new RegExp(`${name}\\[([0-9.]+)`));
const POWER = /PS\[([^\]]+)\]/;

/** Reads twelve values; gives back the four that are checked. */
export function readBracketValues(text) {
  const number = (pattern) => Number(pattern.exec(text)?.[1]);
  for (const pattern of NUMBERS) number(pattern);
  const wall = Number(POWER.exec(text)?.[1].split(" ")[6]);
  return [number(RATE), wall, number(CHIP), number(INLET)];
}

/** The other eight, to compare once. */
export function otherBracketValues(text) {
  return NUMBERS.map((pattern) => Number(pattern.exec(text)?.[1]));
}
