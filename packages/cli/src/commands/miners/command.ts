import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { AddFlags } from "./add.js";
import type { OrderFlags } from "./order.js";

const minerArgument = {
  brief: "Id, name or address, as `hearthash miners` shows it",
  placeholder: "miner",
  parse: String,
};

const listCommand = buildCommand<ServerFlags, [], CliContext>({
  docs: { brief: "List the miners of the server" },
  parameters: { flags: serverFlags, aliases: serverAliases },
  loader: async () => guarded((await import("./list.js")).runList),
});

const addCommand = buildCommand<AddFlags, [string], CliContext>({
  docs: { brief: "Add a miner by its address" },
  parameters: {
    flags: {
      ...serverFlags,
      name: { kind: "parsed", parse: String, optional: true, placeholder: "name", brief: "What to call it" },
      place: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "place",
        brief: "Where it stands",
      },
    },
    aliases: serverAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "host or host:port", placeholder: "host", parse: String }],
    },
  },
  loader: async () => guarded((await import("./add.js")).runAdd),
});

const removeCommand = buildCommand<ServerFlags, [string], CliContext>({
  docs: { brief: "Let the server forget a miner" },
  parameters: {
    flags: serverFlags,
    aliases: serverAliases,
    positional: { kind: "tuple", parameters: [minerArgument] },
  },
  loader: async () => guarded((await import("./change.js")).runRemove),
});

const renameCommand = buildCommand<ServerFlags, [string, string], CliContext>({
  docs: { brief: "Give a miner another name" },
  parameters: {
    flags: serverFlags,
    aliases: serverAliases,
    positional: {
      kind: "tuple",
      parameters: [minerArgument, { brief: "New name", placeholder: "name", parse: String }],
    },
  },
  loader: async () => guarded((await import("./change.js")).runRename),
});

const orderCommand = buildCommand<OrderFlags, string[], CliContext>({
  docs: {
    brief: "Change a miner, and wait for the outcome",
    fullDescription: [
      "Hands an intent to the server and waits for what became of it.",
      "",
      '  hearthash miners command "Living room" setWorkMode mode=night',
      "  hearthash miners command 0201000011223344 setPoolPriority pools=1,0",
      "",
      "A value that begins with @ is read from that file: password=@/run/secrets/pool.",
    ].join("\n"),
  },
  parameters: {
    flags: {
      ...serverFlags,
      dryRun: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Check everything, send nothing",
      },
      yes: { kind: "boolean", default: false, withNegated: false, brief: "Do not ask, do it" },
      wait: {
        ...serverFlags.timeout,
        brief: "How long to wait for the outcome [180]",
      },
    },
    aliases: { ...serverAliases, y: "yes" },
    positional: {
      kind: "array",
      minimum: 2,
      parameter: {
        brief: "Miner, intent, then its members as name=value",
        placeholder: "word",
        parse: String,
      },
    },
  },
  loader: async () => guarded((await import("./order.js")).runOrder),
});

export const minersRoutes = buildRouteMap<"list" | "add" | "remove" | "rename" | "command", CliContext>({
  routes: {
    list: listCommand,
    add: addCommand,
    remove: removeCommand,
    rename: renameCommand,
    command: orderCommand,
  },
  defaultCommand: "list",
  docs: {
    brief: "List, add, remove, rename and command the miners of a hearthash server",
    fullDescription:
      "Talks to a running `hearthash serve`: the one of --server or HEARTHASH_SERVER, else the one on this machine.",
  },
});
