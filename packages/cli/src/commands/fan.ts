import { wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const fanCommand = writeCommand<[number | "auto"]>({
  brief: "Set the fan's duty, or let the miner regulate it; lasts until the miner restarts",
  positional: {
    kind: "tuple",
    parameters: [
      {
        brief: "auto, or per cent from 15 to 100",
        placeholder: "duty",
        parse: (text: string) => (text === "auto" ? "auto" : wholeNumber(text.replace(/%$/, ""))),
      },
    ],
  },
  intent: (percent) => ({ kind: "setFan", percent }),
});
