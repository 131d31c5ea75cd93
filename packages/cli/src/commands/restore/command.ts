import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { RestoreFlags } from "./run.js";

export const restoreCommand = buildCommand<RestoreFlags, [string], CliContext>({
  docs: {
    brief: "Put a backup in the place of a stopped server's data, which is set aside",
    fullDescription:
      "The backup is checked first: a file that is cut, changed or of a newer hearthash changes nothing. Tokens, " +
      "sign-ins and stored passwords are given again afterwards.",
  },
  parameters: {
    flags: {
      data: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "folder",
        brief: "Data folder of the server [HEARTHASH_DATA, else the usual one]",
      },
      config: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "path",
        brief: "Where its settings go [the usual place; with --data config.yaml in that folder]",
      },
      json: jsonFlag,
    },
    positional: {
      kind: "tuple",
      parameters: [{ brief: "What `hearthash backup` wrote", placeholder: "file", parse: String }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runRestore),
});
