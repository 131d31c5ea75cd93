import { poolId, wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

/* The verbs about pools that need nothing but their arguments. Together in a file so that `--help` loads quickly. */

export const switchpoolCommand = writeCommand<[number]>({
  brief: "Switch to a pool; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "switchPool", pool }),
});

export const enablepoolCommand = writeCommand<[number]>({
  brief: "Let a pool be used again; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "enablePool", pool }),
});

export const disablepoolCommand = writeCommand<[number]>({
  brief: "Keep a pool from being used; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "disablePool", pool }),
});

export const removepoolCommand = writeCommand<[number]>({
  brief: "Remove a pool, where the firmware can (not on Mini 3, Nano 3S, Q)",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "removePool", pool }),
});

export const poolpriorityCommand = writeCommand<number[]>({
  brief: "Set the order in which pools are tried, the first in front",
  positional: { kind: "array", parameter: poolId, minimum: 1 },
  intent: (...pools) => ({ kind: "setPoolPriority", pools }),
});

export const poolquotaCommand = writeCommand<[number, number]>({
  brief: "Set a pool's share of the work, where the firmware can",
  positional: {
    kind: "tuple",
    parameters: [
      poolId,
      { brief: "Share, against the other pools' quotas", placeholder: "quota", parse: wholeNumber },
    ],
  },
  intent: (pool, quota) => ({ kind: "setPoolQuota", pool, quota }),
});
