import { overThreshold } from "./over-threshold.js";

/** Too many nonces fail the miner's own check. */
export const hardwareErrors = overThreshold({
  read: ({ points }) => points.hardwareErrorPercent,
  goodBelow: (threshold) => threshold * 0.8,
  clearMs: 5 * 60_000,
});
