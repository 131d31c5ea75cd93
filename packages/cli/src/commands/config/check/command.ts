import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { type ConfigFlags, configFlags } from "../config-flags.js";

export const configCheckCommand = buildCommand<ConfigFlags, [], CliContext>({
  docs: { brief: "Check the configuration and say what is wrong, where, and how to mend it" },
  parameters: { flags: configFlags },
  loader: async () => guarded((await import("./run.js")).runConfigCheck),
});
