import { onOff } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const lcdCommand = writeCommand<[boolean]>({
  brief: "Switch the display on or off",
  positional: {
    kind: "tuple",
    parameters: [
      { brief: "on or off", placeholder: "switch", parse: onOff, proposeCompletions: () => ["on", "off"] },
    ],
  },
  intent: (on) => ({ kind: "setLcd", on }),
});
