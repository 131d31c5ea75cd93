import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { whole } from "../../flags.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { CreateFlags } from "./run.js";

const listCommand = buildCommand<ServerFlags, [], CliContext>({
  docs: { brief: "List the tokens, without their secrets" },
  parameters: { flags: serverFlags, aliases: serverAliases },
  loader: async () => guarded((await import("./run.js")).runListTokens),
});

const createCommand = buildCommand<CreateFlags, [string], CliContext>({
  docs: { brief: "Make a token; its secret is shown once" },
  parameters: {
    flags: {
      ...serverFlags,
      scope: {
        kind: "enum",
        values: ["read", "control", "admin"],
        placeholder: "scope",
        brief: "What it may do: read, control miners, or everything",
      },
      days: {
        kind: "parsed",
        parse: whole("--days", 1, 3650),
        optional: true,
        placeholder: "days",
        brief: "How long it holds [until it is revoked]",
      },
      quiet: { kind: "boolean", default: false, withNegated: false, brief: "Print the secret alone" },
    },
    aliases: serverAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "What it is for", placeholder: "name", parse: String }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runCreateToken),
});

const revokeCommand = buildCommand<ServerFlags, [string], CliContext>({
  docs: { brief: "Revoke a token" },
  parameters: {
    flags: serverFlags,
    aliases: serverAliases,
    positional: {
      kind: "tuple",
      parameters: [{ brief: "Id, as `hearthash tokens` shows it", placeholder: "id", parse: String }],
    },
  },
  loader: async () => guarded((await import("./run.js")).runRevokeToken),
});

export const tokensRoutes = buildRouteMap<"list" | "create" | "revoke", CliContext>({
  routes: { list: listCommand, create: createCommand, revoke: revokeCommand },
  defaultCommand: "list",
  docs: { brief: "List, create and revoke the tokens of a hearthash server" },
});
