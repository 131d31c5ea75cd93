import { poolId } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const poolpriorityCommand = writeCommand<number[]>({
  brief: "Set the order in which pools are tried, the first in front",
  positional: { kind: "array", parameter: poolId, minimum: 1 },
  intent: (...pools) => ({ kind: "setPoolPriority", pools }),
});
