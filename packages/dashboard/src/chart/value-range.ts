/** The lowest and the highest value that an axis shows. */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** How the axis of a unit is laid around what is known. */
interface AxisRule {
  /** The least span, as a part of the middle value. */
  readonly leastPart?: number;
  /** The least span, in the unit. */
  readonly least?: number;
  /** An amount: none is below 0, and where it fell far the axis begins there. */
  readonly isAmount?: boolean;
  /** The axis goes no further. */
  readonly most?: number;
}

const AMOUNT: AxisRule = { leastPart: 0.25, isAmount: true };
const RULES: Readonly<Record<string, AxisRule>> = {
  "TH/s": AMOUNT,
  W: AMOUNT,
  "J/TH": AMOUNT,
  "°C": { least: 10 },
  "°F": { least: 18 },
  "%": { least: 10, isAmount: true, most: 100 },
};
/** Room above and below the line, as a part of the span of what is known. */
const ROOM = 0.08;
/** An amount that fell to less than this part of its highest is shown from 0. */
const FAR = 0.5;

/**
 * The axis for values of a unit: never so narrow that the noise of a steady miner fills it, never so wide that a
 * change of it is lost. Everything known is within.
 */
export function valueRange({ low, high }: ValueRange, unit: string): ValueRange {
  const rule = RULES[unit] ?? { leastPart: 0.1 };
  const known = Math.max(0, high - low);
  const middle = low + known / 2;
  const least = Math.max(rule.least ?? 0, Math.abs(middle) * (rule.leastPart ?? 0));
  const half = Math.max(known * (0.5 + ROOM), least / 2) || 1;
  return within({ low: middle - half, high: middle + half }, { low, high }, rule);
}

/** The bounds of the unit; what they cut off at one end is given to the other. */
function within({ low, high }: ValueRange, known: ValueRange, { isAmount, most }: AxisRule): ValueRange {
  const least = isAmount === true && known.low >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const end = most !== undefined && known.high <= most ? most : Number.POSITIVE_INFINITY;
  if (least === 0 && (low < 0 || known.low < known.high * FAR)) {
    return { low: 0, high: Math.min(low < 0 ? high - low : high, end) };
  }
  return high > end ? { low: Math.max(least, low - (high - end)), high: end } : { low, high };
}
