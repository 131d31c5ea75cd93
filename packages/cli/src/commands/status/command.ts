import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostAliases, hostFlags, jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { StatusFlags } from "./run.js";

export const statusCommand = buildCommand<StatusFlags, [], CliContext>({
  docs: { brief: "Show what miners do: hashrate, power, temperatures, shares" },
  parameters: { flags: { ...hostFlags, json: jsonFlag }, aliases: hostAliases },
  loader: async () => guarded((await import("./run.js")).runStatus),
});
