import { wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const targetTempCommand = writeCommand<[number]>({
  brief: "Set the chip temperature the miner regulates to, where the firmware can",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "°C, 50 to 90", placeholder: "celsius", parse: wholeNumber }],
  },
  intent: (celsius) => ({ kind: "setTargetTemp", celsius }),
});
