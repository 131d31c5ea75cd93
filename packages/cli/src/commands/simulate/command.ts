import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { SimulateFlags } from "./simulate-flags.js";

function whole(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    if (/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    throw new SyntaxError(`${name} takes a whole number from ${least} to ${most}`);
  };
}

export const simulateCommand = buildCommand<SimulateFlags, [], CliContext>({
  docs: {
    brief: "Start simulated miners on this machine; Ctrl-C ends them",
    fullDescription:
      "Starts miners that answer on loopback addresses of this machine as real ones do, to try hearthash and " +
      "whatever reads miners without one at hand. Several take consecutive addresses: 127.0.0.1, 127.0.0.2 ...",
  },
  parameters: {
    flags: {
      model: {
        kind: "parsed",
        parse: String,
        variadic: ",",
        optional: true,
        placeholder: "model",
        proposeCompletions: async () => (await import("@hearthash/simulator")).modelNames,
        brief: "Which miner; several take turns [mini3]",
      },
      count: {
        kind: "parsed",
        parse: whole("--count", 1, 65_536),
        optional: true,
        placeholder: "number",
        brief: "How many [one of each model]",
      },
      host: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "address",
        brief: "First loopback address [127.0.0.1]",
      },
      port: {
        kind: "parsed",
        parse: whole("--port", 0, 65_535),
        optional: true,
        placeholder: "port",
        brief: "API port of all; 0 finds a free one [4028]",
      },
      web: {
        kind: "parsed",
        parse: whole("--web", 0, 65_535),
        optional: true,
        placeholder: "port",
        brief: "Their web interface too, on this port; 0 finds free ones",
      },
      fault: {
        kind: "parsed",
        parse: String,
        variadic: ",",
        optional: true,
        placeholder: "fault",
        proposeCompletions: async () => (await import("@hearthash/simulator")).faultNames,
        brief: "What is wrong with them; may be given several times",
      },
      seed: {
        kind: "parsed",
        parse: whole("--seed", 0, 0xffff_ffff),
        optional: true,
        placeholder: "number",
        brief: "The same number gives the same miners",
      },
      list: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "List the models and the faults and end",
      },
      json: { ...jsonFlag, brief: "One line of JSON once all of them answer" },
      noColor: { kind: "boolean", default: false, withNegated: false, brief: "No colours (or set NO_COLOR)" },
    },
    aliases: { H: "host", p: "port" },
  },
  loader: async () => guarded((await import("./run.js")).runSimulate),
});
