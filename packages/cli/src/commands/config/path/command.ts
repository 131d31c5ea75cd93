import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { type ConfigFlags, configFlags } from "../config-flags.js";

export const configPathCommand = buildCommand<ConfigFlags, [], CliContext>({
  docs: { brief: "Print the path of the configuration file" },
  parameters: { flags: configFlags },
  loader: async () => guarded((await import("./run.js")).runConfigPath),
});
