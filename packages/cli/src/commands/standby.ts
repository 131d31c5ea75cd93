import { writeCommand } from "../control/write-command.js";

export const standbyCommand = writeCommand<[]>({
  brief: "Stop hashing and heating until `wake`",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "standby" }),
  danger: "stops hashing and heating",
});
