import { wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

export const limitTempCommand = writeCommand<[number]>({
  brief: "Set the room temperature at which heating mode stops (Mini 3)",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "°C, 20 to 50", placeholder: "celsius", parse: wholeNumber }],
  },
  intent: (celsius) => ({ kind: "setRoomLimit", celsius }),
});
