import { poolId, wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

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
