import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";

const listCommand = buildCommand<ServerFlags, [], CliContext>({
  docs: { brief: "List the networks that are searched when a miner has moved" },
  parameters: { flags: serverFlags, aliases: serverAliases },
  loader: async () => guarded((await import("./run.js")).runListSubnets),
});

const removeCommand = buildCommand<ServerFlags, [string], CliContext>({
  docs: { brief: "Take the approval of a network back" },
  parameters: {
    flags: serverFlags,
    aliases: serverAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "As the list has it: 192.168.1.0/24", placeholder: "network", parse: String }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runRemoveSubnet),
});

export const subnetsRoutes = buildRouteMap<"list" | "remove", CliContext>({
  routes: { list: listCommand, remove: removeCommand },
  defaultCommand: "list",
  docs: { brief: "List the networks a hearthash server searches by itself, and take one back" },
});
