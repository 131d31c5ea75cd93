import { HearthashError } from "../errors/hearthash-error.js";

/**
 * Firmware reads numbers with 8 or 16 bits and wraps what does not fit: only whole numbers in range are sent.
 *
 * @throws HearthashError `argument-invalid`.
 */
export function checkWhole(name: string, value: number, [least, most]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new HearthashError(
    "argument-invalid",
    `${name} takes a whole number from ${least} to ${most}, not ${value}`,
  );
}
