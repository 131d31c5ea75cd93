import { buildCommand, buildRouteMap } from "@stricli/core";
import type { CliContext } from "../../context.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";
import { guarded } from "../guarded.js";
import {
  type DrillFlags,
  drillParameters,
  type PauseFlags,
  type PinFlags,
  pauseParameters,
  pinParameters,
  type RestoreNowFlags,
  restoreParameters,
} from "./guard-flags.js";

const miner = {
  brief: "Id, name or address, as `hearthash miners` shows it",
  placeholder: "miner",
  parse: String,
} as const;
const oneMiner = { kind: "tuple", parameters: [miner] } as const;
const maybeMiner = { kind: "tuple", parameters: [{ ...miner, optional: true }] } as const;
const plain = { flags: serverFlags, aliases: serverAliases } as const;

const statusCommand = buildCommand<ServerFlags, [string?], CliContext>({
  docs: { brief: "Show what is pinned and what differs from it" },
  parameters: { ...plain, positional: maybeMiner },
  loader: async () => guarded((await import("./status.js")).runGuardStatus),
});

const pinCommand = buildCommand<PinFlags, [string?], CliContext>({
  docs: {
    brief: "Pin a miner's pools as they are now, or change how they are guarded",
    fullDescription:
      "Of a miner that is pinned only what is given changes. --restore setpool needs the pools' passwords and that of " +
      "the miner's web page, which goes over the network in clear to whoever answers at the miner's address.",
  },
  parameters: { ...pinParameters, positional: maybeMiner },
  loader: async () => guarded((await import("./pin.js")).runPin),
});

const unpinCommand = buildCommand<ServerFlags, [string], CliContext>({
  docs: { brief: "Guard a miner no more" },
  parameters: { ...plain, positional: oneMiner },
  loader: async () => guarded((await import("./answers.js")).runUnpin),
});

const acceptCommand = buildCommand<ServerFlags, [string], CliContext>({
  docs: { brief: "It was me: the pin becomes what there is now" },
  parameters: { ...plain, positional: oneMiner },
  loader: async () => guarded((await import("./answers.js")).runAccept),
});

const pauseCommand = buildCommand<PauseFlags, [string], CliContext>({
  docs: { brief: "Say nothing about a miner for some minutes" },
  parameters: { ...pauseParameters, positional: oneMiner },
  loader: async () => guarded((await import("./answers.js")).runPause),
});

const restoreCommand = buildCommand<RestoreNowFlags, [string], CliContext>({
  docs: { brief: "Bring a miner back to its pin now, and wait for it" },
  parameters: { ...restoreParameters, positional: oneMiner },
  loader: async () => guarded((await import("./restore.js")).runRestoreNow),
});

const drillCommand = buildCommand<DrillFlags, [], CliContext>({
  docs: {
    brief: "Have a stranger strike at simulated miners; measure the time to alert and restore",
    fullDescription:
      "Starts miners and a server of its own on this machine's loopback, in a folder that is removed behind it; no real " +
      "miner is touched. Ends with 1 when an alert came later than one poll interval and a second.",
  },
  parameters: drillParameters,
  loader: async () => guarded((await import("./drill.js")).runDrill),
});

export const guardRoutes = buildRouteMap<
  "status" | "pin" | "unpin" | "accept" | "pause" | "restore" | "drill",
  CliContext
>({
  routes: {
    status: statusCommand,
    pin: pinCommand,
    unpin: unpinCommand,
    accept: acceptCommand,
    pause: pauseCommand,
    restore: restoreCommand,
    drill: drillCommand,
  },
  defaultCommand: "status",
  docs: {
    brief: "Pin the pools of a server's miners, see what differs, accept or undo it",
    fullDescription:
      "Talks to a running `hearthash serve`: the one of --server or HEARTHASH_SERVER, else the one on this machine.",
  },
});
