import { poolId } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const disablepoolCommand = writeCommand<[number]>({
  brief: "Keep a pool from being used; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "disablePool", pool }),
});
