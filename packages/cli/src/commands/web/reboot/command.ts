import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { webAliases, webFlags } from "../web-flags.js";
import type { WebRebootFlags } from "./run.js";

export const webRebootCommand = buildCommand<WebRebootFlags, [], CliContext>({
  docs: { brief: "Restart the miner through its web page" },
  parameters: {
    flags: {
      ...webFlags,
      yes: { kind: "boolean", default: false, withNegated: false, brief: "Do not ask, do it" },
    },
    aliases: { ...webAliases, y: "yes" },
  },
  loader: async () => guarded((await import("./run.js")).runWebReboot),
});
