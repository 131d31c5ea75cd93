import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { jsonFlag } from "../../../flags.js";
import { guarded } from "../../guarded.js";
import { webAliases, webFlags } from "../web-flags.js";
import type { WebStatusFlags } from "./run.js";

export const webStatusCommand = buildCommand<WebStatusFlags, [], CliContext>({
  docs: { brief: "Show what the miner's web page shows" },
  parameters: { flags: { ...webFlags, json: jsonFlag }, aliases: webAliases },
  loader: async () => guarded((await import("./run.js")).runWebStatus),
});
