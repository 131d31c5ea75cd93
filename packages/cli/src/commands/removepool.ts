import { poolId } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const removepoolCommand = writeCommand<[number]>({
  brief: "Remove a pool, where the firmware can (not on Mini 3, Nano 3S, Q)",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "removePool", pool }),
  danger: "removes a pool",
});
