import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostAliases, hostFlags, jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { PoolsFlags } from "./run.js";

export const poolsCommand = buildCommand<PoolsFlags, [], CliContext>({
  docs: { brief: "List the pools of miners, which one is in use, and their shares" },
  parameters: { flags: { ...hostFlags, json: jsonFlag }, aliases: hostAliases },
  loader: async () => guarded((await import("./run.js")).runPools),
});
