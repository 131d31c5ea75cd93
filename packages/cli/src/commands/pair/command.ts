import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { PairFlags } from "./run.js";

const yes = (brief: string) => ({ kind: "boolean", default: false, withNegated: false, brief }) as const;

export const pairCommand = buildCommand<PairFlags, [], CliContext>({
  docs: {
    brief: "Pair a phone with a hearthash server: shows a code and waits until it is used",
    fullDescription:
      "Install first, pair second: the page /ios of the server brings hearthash to an iPhone's home screen, and what " +
      "stands there asks for the code. It holds once, for five minutes. Ctrl-C takes it back.",
  },
  parameters: {
    flags: {
      ...serverFlags,
      scope: {
        kind: "enum",
        values: ["read", "control", "admin"],
        default: "control",
        placeholder: "scope",
        brief: "What the device may do: read, control miners, or everything",
      },
      name: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "name",
        brief: "Name of the device, in place of its own",
      },
      list: yes("List the paired devices instead"),
      revoke: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "id",
        brief: "Revoke a device instead, by its id of --list",
      },
    },
    aliases: serverAliases,
  },
  loader: async () => guarded((await import("./run.js")).runPair),
});
