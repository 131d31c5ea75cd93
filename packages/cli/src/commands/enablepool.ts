import { poolId } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const enablepoolCommand = writeCommand<[number]>({
  brief: "Let a pool be used again; lasts until the miner restarts",
  positional: { kind: "tuple", parameters: [poolId] },
  intent: (pool) => ({ kind: "enablePool", pool }),
});
