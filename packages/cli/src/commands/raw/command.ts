import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostAliases, hostFlags } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { RawFlags } from "./run.js";

export const rawCommand = buildCommand<RawFlags, [string], CliContext>({
  docs: {
    brief: "Send any command and print the reply",
    fullDescription:
      "Sends a cgminer command as it is and prints what the miner answers. Nothing is checked: a command that " +
      "changes something changes it. Commands not known to be harmless are sent once and never tried again.",
  },
  parameters: {
    flags: {
      ...hostFlags,
      param: { kind: "parsed", parse: String, optional: true, brief: "Parameter of the command" },
      text: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Ask in text form instead of JSON",
      },
      showSecrets: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Print pool passwords too, where the miner tells them",
      },
    },
    aliases: hostAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "cgminer command, such as summary", placeholder: "command", parse: String }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runRaw),
});
