/**
 * First-order lags in closed form: a value that runs towards a target with a time constant.
 * Closed form because a miner is advanced only when somebody asks: the result may not depend on how often that is.
 */

/** The value after `dtS` seconds. */
export function approach(value: number, target: number, dtS: number, tauS: number): number {
  return target + (value - target) * Math.exp(-dtS / tauS);
}

/** The integral of the value over the next `dtS` seconds. */
export function area(value: number, target: number, dtS: number, tauS: number): number {
  return target * dtS + (value - target) * tauS * (1 - Math.exp(-dtS / tauS));
}

/** A running average (time constant `windowS`) after `dtS` seconds in which its input ran from `input` to `target`. */
export function average(
  value: number,
  input: number,
  target: number,
  dtS: number,
  inputTauS: number,
  windowS: number,
): number {
  const lag = ((input - target) * inputTauS) / (inputTauS - windowS);
  return target + lag * Math.exp(-dtS / inputTauS) + (value - target - lag) * Math.exp(-dtS / windowS);
}
