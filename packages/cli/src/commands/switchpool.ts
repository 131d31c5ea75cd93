import { poolId } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const switchpoolCommand = writeCommand<[number]>({
  brief: "Switch to a pool; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "switchPool", pool }),
});
