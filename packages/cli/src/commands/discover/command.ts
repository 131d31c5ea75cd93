import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { hostAliases, hostFlags, jsonFlag } from "../../flags.js";
import { guarded } from "../guarded.js";
import type { DiscoverFlags } from "./run.js";

export const discoverCommand = buildCommand<DiscoverFlags, string[], CliContext>({
  docs: {
    brief: "Find miners in a range of addresses",
    fullDescription:
      "Tries every address of the range and asks what answers there who it is. Contacts these addresses and no " +
      "others. Without a range it shows the networks this machine is in.",
  },
  parameters: {
    flags: {
      ...hostFlags,
      host: { ...hostFlags.host, brief: "The same as a range behind the command" },
      timeout: { ...hostFlags.timeout, brief: "How long a reply may take [3]" },
      jobs: { ...hostFlags.jobs, brief: "Addresses tried at a time [256 for up to 512 addresses, else 64]" },
      passes: {
        kind: "parsed",
        parse: (text: string) => {
          if (/^[1-9]$/.test(text)) return Number(text);
          throw new SyntaxError("--passes takes a whole number from 1 to 9");
        },
        optional: true,
        placeholder: "number",
        brief: "How often a silent address is tried [2]",
      },
      udp: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Ask each address by UDP too (port 10001, Nano 3S): shows who answers",
      },
      json: { ...jsonFlag, brief: "One JSON document at the end" },
    },
    aliases: hostAliases,
    positional: {
      kind: "array",
      parameter: {
        brief: "Address, range 192.168.1.100-110, CIDR 192.168.1.0/24, list a,b or @file",
        placeholder: "range",
        parse: String,
      },
    },
  },
  loader: async () => guarded((await import("./run.js")).runDiscover),
});
