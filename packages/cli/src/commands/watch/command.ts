import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostAliases, hostFlags, jsonFlag, seconds } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { WatchFlags } from "./run.js";

export const watchCommand = buildCommand<WatchFlags, [], CliContext>({
  docs: { brief: "Show a live table of miners; Ctrl-C or q ends it" },
  parameters: {
    flags: {
      ...hostFlags,
      interval: {
        kind: "parsed",
        parse: seconds,
        default: "5",
        placeholder: "seconds",
        brief: "Time between polls",
      },
      count: {
        kind: "parsed",
        parse: (text: string) => {
          if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
          throw new SyntaxError("--count takes a whole number from 1");
        },
        optional: true,
        placeholder: "number",
        brief: "End after so many polls",
      },
      json: { ...jsonFlag, brief: "One JSON document a line and poll" },
    },
    aliases: { ...hostAliases, i: "interval" },
  },
  loader: async () => guarded((await import("./run.js")).runWatch),
});
