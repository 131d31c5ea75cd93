import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import type { HistoryFlags } from "./run.js";

const text = (placeholder: string, brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder, brief }) as const;

export const historyCommand = buildCommand<HistoryFlags, [miner: string], CliContext>({
  docs: { brief: "Draw what a miner did over time, from a hearthash server" },
  parameters: {
    positional: {
      kind: "tuple",
      parameters: [
        { parse: String, placeholder: "miner", brief: "Its id or name; fleet for all miners together" },
      ],
    },
    flags: {
      ...serverFlags,
      points: text("list", "Points, separated by commas [hashrateThs,powerWallW]"),
      since: text("span", "How far back: 90m, 24h, 30d [24h]"),
      resolution: {
        kind: "enum",
        values: ["raw", "1m", "1h"],
        optional: true,
        brief: "How finely; what fits the terminal unless given",
      },
      csv: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Everything that is kept of the span, as CSV",
      },
    },
    aliases: serverAliases,
  },
  loader: async () => guarded((await import("./run.js")).runHistory),
});
