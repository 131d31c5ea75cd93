import { writeCommand } from "../control/write-command.js";

export const filterCleanCommand = writeCommand<[]>({
  brief: "Reset the running time of the air filter after cleaning it",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "cleanFilter" }),
});
