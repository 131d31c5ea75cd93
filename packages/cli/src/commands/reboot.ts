import { wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const rebootCommand = writeCommand<[number?]>({
  brief: "Restart the miner, at once or after some seconds",
  positional: {
    kind: "tuple",
    parameters: [
      { brief: "Seconds to wait, 0 to 300", placeholder: "seconds", parse: wholeNumber, optional: true },
    ],
  },
  intent: (delayS) => ({ kind: "reboot", ...(delayS === undefined ? {} : { delayS }) }),
  danger: "restarts the miner, which hashes again after some minutes",
});
