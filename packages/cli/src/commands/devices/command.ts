import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { DevicesFlags } from "./run.js";

export const devicesCommand = buildCommand<DevicesFlags, [string?], CliContext>({
  docs: { brief: "List the models hearthash knows and what each can do" },
  parameters: {
    flags: {
      json: jsonFlag,
      noColor: { kind: "boolean", default: false, withNegated: false, brief: "No colours" },
    },
    positional: {
      kind: "tuple",
      parameters: [
        { brief: "A model's id for its details", placeholder: "model", parse: String, optional: true },
      ],
    },
  },
  loader: async () => guarded((await import("./run.js")).runDevices),
});
