import { writeCommand } from "../control/write-command.js";

export const wakeCommand = writeCommand<[]>({
  brief: "Wake from standby",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "wake" }),
});
