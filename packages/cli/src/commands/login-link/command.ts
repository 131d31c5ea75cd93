import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";

export const loginLinkCommand = buildCommand<ServerFlags, [], CliContext>({
  docs: { brief: "Make a link that signs a browser in: once, within five minutes" },
  parameters: { flags: serverFlags, aliases: serverAliases },
  loader: async () => guarded((await import("./run.js")).runLoginLink),
});
