import { buildCommand } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { poolPasswordFlags } from "../../control/pool-password.js";
import { wholeNumber } from "../../control/positional.js";
import { writeAliases, writeFlags } from "../../control/write-flags.js";
import { guarded } from "../guarded.js";
import type { SetpoolFlags } from "./run.js";

export const setpoolCommand = buildCommand<SetpoolFlags, [number, string, string], CliContext>({
  docs: {
    brief: "Store a pool in slot 0, 1 or 2; works after a restart",
    fullDescription:
      "Overwrites one of the three stored pools of a home miner. It needs the password of the miner's web page, which " +
      "travels over the network in clear: the firmware knows no other way. The change works after a restart, which is " +
      "offered, or done with --reboot.",
  },
  parameters: {
    flags: {
      ...writeFlags,
      ...poolPasswordFlags,
      webUser: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "name",
        brief: "Web user [admin; root on Nano 3]",
      },
      webPasswordFile: {
        kind: "parsed",
        parse: String,
        optional: true,
        placeholder: "path",
        brief: "File with the web password; else HEARTHASH_WEB_PASSWORD, else it is asked for",
      },
      reboot: { kind: "boolean", default: false, withNegated: false, brief: "Restart the miner afterwards" },
    },
    aliases: writeAliases,
    positional: {
      kind: "tuple",
      parameters: [
        { brief: "0, 1 or 2", placeholder: "slot", parse: wholeNumber },
        { brief: "stratum+tcp://host:port", placeholder: "url", parse: String },
        { brief: "Worker's name", placeholder: "worker", parse: String },
      ],
    },
  },
  loader: async () => guarded((await import("./run.js")).runSetpool),
});
