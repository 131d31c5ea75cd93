import { writeCommand } from "../control/write-command.js";

export const modeCommand = writeCommand<[string]>({
  brief:
    "Set the work mode: heating, mining, night (Mini 3); low, mid, high (Nano); eco, standard, super (Q)",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "Mode in the model's own word", placeholder: "word", parse: String }],
  },
  intent: (mode) => ({ kind: "setWorkMode", mode }),
});
