import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../../context.js";
import { guarded } from "../../guarded.js";
import { type ConfigFlags, configFlags } from "../config-flags.js";

export const configShowCommand = buildCommand<ConfigFlags, [], CliContext>({
  docs: { brief: "Show the configuration in use, and where each value comes from" },
  parameters: { flags: configFlags },
  loader: async () => guarded((await import("./run.js")).runConfigShow),
});
