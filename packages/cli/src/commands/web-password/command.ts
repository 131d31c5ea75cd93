import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { writeAliases, writeFlags } from "../../control/write-flags.js";
import { guarded } from "../guarded.js";
import type { WebPasswordFlags } from "./run.js";

const path = (brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder: "path", brief }) as const;

export const webPasswordCommand = buildCommand<WebPasswordFlags, [], CliContext>({
  docs: { brief: "Change the password of the miner's web page; both travel in clear" },
  parameters: {
    flags: {
      ...writeFlags,
      oldFile: path("File with the present password; else HEARTHASH_WEB_PASSWORD, else it is asked for"),
      newFile: path("File with the new password; else HEARTHASH_NEW_WEB_PASSWORD, else it is asked for"),
    },
    aliases: writeAliases,
  },
  loader: async () => guarded((await import("./run.js")).runWebPassword),
});
