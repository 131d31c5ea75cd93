import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";

import { guarded } from "../../guarded.js";
import { type WebFlags, webAliases, webFlags } from "../web-flags.js";

export const webLoginCommand = buildCommand<WebFlags, [], CliContext>({
  docs: { brief: "Check the web password" },
  parameters: { flags: { ...webFlags }, aliases: webAliases },
  loader: async () => guarded((await import("./run.js")).runWebLogin),
});
