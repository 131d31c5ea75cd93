import { buildCommand } from "@stricli/core";
import type { CliContext } from "../context.js";
import { type PoolPasswordFlags, poolPasswordFlags } from "../control/pool-password.js";
import { type WriteFlags, writeAliases, writeFlags } from "../control/write-flags.js";
import { guarded } from "./guarded.js";

type AddpoolFlags = WriteFlags & PoolPasswordFlags;

export const addpoolCommand = buildCommand<AddpoolFlags, [string, string], CliContext>({
  docs: {
    brief: "Add a pool, where the firmware can (not on Mini 3, Nano 3S, Q: use setpool)",
    fullDescription:
      "Adds a pool until the miner restarts. The firmware of Mini 3, Nano 3S and Q has no addpool: there setpool " +
      "overwrites one of the three slots.",
  },
  parameters: {
    flags: { ...writeFlags, ...poolPasswordFlags },
    aliases: writeAliases,
    positional: {
      kind: "tuple",
      parameters: [
        { brief: "stratum+tcp://host:port", placeholder: "url", parse: String },
        { brief: "Worker's name", placeholder: "worker", parse: String },
      ],
    },
  },
  loader: async () => {
    const { carryOut } = await import("../control/carry-out.js");
    const { poolPassword } = await import("../control/pool-password.js");
    return guarded(async function (this: CliContext, flags: AddpoolFlags, url: string, worker: string) {
      const password = await poolPassword(this, flags);
      await carryOut(this, flags, { kind: "addPool", url, worker, password });
    });
  },
});
