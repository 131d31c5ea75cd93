import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { whole } from "../../flags.js";
import { serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { EventsFlags } from "./run.js";

export const eventsCommand = buildCommand<EventsFlags, [], CliContext>({
  docs: { brief: "Show the event log of a hearthash server: who, what, when" },
  parameters: {
    flags: {
      ...serverFlags,
      miner: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "miner",
        brief: "Of this miner only",
      },
      kind: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "kind",
        brief: "Of this kind only: miner.lost, or miner for all of miner.*",
      },
      limit: {
        kind: "parsed",
        parse: whole("--limit", 1, 100_000),
        optional: true,
        placeholder: "number",
        brief: "How many, the newest [50]",
      },
      follow: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Go on with new ones; Ctrl-C ends it",
      },
    },
    aliases: { ...serverAliases, f: "follow" },
  },
  loader: async () => guarded((await import("./run.js")).runEvents),
});
