import { writeCommand } from "../control/write-command.js";

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
