import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { webAliases, webFlags } from "../web-flags.js";
import type { WebLogsFlags } from "./run.js";

export const webLogsCommand = buildCommand<WebLogsFlags, [string?], CliContext>({
  docs: {
    brief: "Print or save one of the miner's logs; without a name, list them",
    fullDescription:
      "Fetches a log of one miner. Passwords are taken out of it as far as they can be recognised: look at a log " +
      "before you hand it on. The web password itself travels over the network for this.",
  },
  parameters: {
    flags: {
      ...webFlags,
      out: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "file",
        brief: "Write it to this file, which only you can read; an existing file is not touched",
      },
    },
    aliases: webAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "Name of the log", placeholder: "name", parse: String, optional: true }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runWebLogs),
});
