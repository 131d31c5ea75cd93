import { onOff, wholeNumber } from "../control/positional.js";
import { writeCommand } from "../control/write-command.js";

/* The verbs about a miner's settings that need nothing but their arguments. Together in a file so that `--help` loads quickly. */

export const modeCommand = writeCommand<[string]>({
  brief:
    "Set the work mode: heating, mining, night (Mini 3); low, mid, high (Nano); eco, standard, super (Q)",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "Mode in the model's own word", placeholder: "word", parse: String }],
  },
  intent: (mode) => ({ kind: "setWorkMode", mode }),
});

export const levelCommand = writeCommand<[string]>({
  brief: "Set the level within the work mode: a number, or eco or super on a Mini 3",
  positional: {
    kind: "tuple",
    parameters: [
      { brief: "Number or word; `hearthash devices MODEL` lists them", placeholder: "level", parse: String },
    ],
  },
  intent: (level) => ({ kind: "setWorkLevel", level: /^-?\d+$/.test(level) ? Number(level) : level }),
});

export const standbyCommand = writeCommand<[]>({
  brief: "Stop hashing and heating until `wake`",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "standby" }),
});

export const wakeCommand = writeCommand<[]>({
  brief: "Wake from standby",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "wake" }),
});

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

export const limitTempCommand = writeCommand<[number]>({
  brief: "Set the room temperature at which heating mode stops (Mini 3)",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "°C, 20 to 50", placeholder: "celsius", parse: wholeNumber }],
  },
  intent: (celsius) => ({ kind: "setRoomLimit", celsius }),
});

export const targetTempCommand = writeCommand<[number]>({
  brief: "Set the chip temperature the miner regulates to, where the firmware can",
  positional: {
    kind: "tuple",
    parameters: [{ brief: "°C, 50 to 90", placeholder: "celsius", parse: wholeNumber }],
  },
  intent: (celsius) => ({ kind: "setTargetTemp", celsius }),
});

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

export const filterCleanCommand = writeCommand<[]>({
  brief: "Reset the running time of the air filter after cleaning it",
  positional: { kind: "tuple", parameters: [] },
  intent: () => ({ kind: "cleanFilter" }),
});

export const rebootCommand = writeCommand<[number?]>({
  brief: "Restart the miner, at once or after some seconds",
  positional: {
    kind: "tuple",
    parameters: [
      { brief: "Seconds to wait, 0 to 300", placeholder: "seconds", parse: wholeNumber, optional: true },
    ],
  },
  intent: (delayS) => ({ kind: "reboot", ...(delayS === undefined ? {} : { delayS }) }),
});
