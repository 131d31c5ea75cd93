import type { GuardRestore } from "@hearthash/contract";
import { whole } from "../../flags.js";
import { type ServerFlags, serverAliases, serverFlags } from "../../server/server-flags.js";

/** Flags of `guard pin`. What is not given stays as it is. */
export interface PinFlags extends ServerFlags {
  readonly all: boolean;
  readonly again: boolean;
  readonly mode?: boolean;
  readonly watch?: boolean;
  readonly restore?: GuardRestore;
  readonly poolPasswordFile?: string;
  readonly webPasswordFile?: string;
  readonly yes: boolean;
}

/** Flags of `guard pause`. */
export interface PauseFlags extends ServerFlags {
  readonly minutes?: number;
}

/** Flags of `guard restore`. */
export interface RestoreNowFlags extends ServerFlags {
  readonly level?: "switch" | "setpool";
  readonly wait?: number;
  readonly yes: boolean;
}

/** Flags of `guard drill`. */
export interface DrillFlags {
  readonly interval?: number;
  readonly json: boolean;
  readonly noColor: boolean;
}

const off = { kind: "boolean", default: false, withNegated: false } as const;
const yes = { ...off, brief: "Do not ask, do it" } as const;
const path = (brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder: "path", brief }) as const;

export const pinParameters = {
  flags: {
    ...serverFlags,
    all: { ...off, brief: "Every miner that is not pinned yet" },
    again: { ...off, brief: "Also what is pinned already: the pin becomes what there is now" },
    mode: { kind: "boolean", optional: true, brief: "Pin the work mode too" },
    watch: { kind: "boolean", optional: true, brief: "Poll every five seconds" },
    restore: {
      kind: "enum",
      values: ["off", "switch", "setpool"],
      optional: true,
      placeholder: "level",
      brief: "What is undone by itself: nothing, what switching pools undoes, or storing pools too [off]",
    },
    poolPasswordFile: path(
      "For setpool: file with a line for each pinned pool, - for stdin; else HEARTHASH_POOL_PASSWORD for all, else asked",
    ),
    webPasswordFile: path(
      "For setpool: file with the miner's web password, - for stdin; else HEARTHASH_WEB_PASSWORD, else asked",
    ),
    yes,
  },
  aliases: { ...serverAliases, y: "yes" },
} as const;

export const pauseParameters = {
  flags: {
    ...serverFlags,
    minutes: {
      kind: "parsed",
      parse: whole("--minutes", 0, 1440),
      optional: true,
      placeholder: "number",
      brief: "For how long; 0 ends a pause [15]",
    },
  },
  aliases: serverAliases,
} as const;

export const restoreParameters = {
  flags: {
    ...serverFlags,
    level: {
      kind: "enum",
      values: ["switch", "setpool"],
      optional: true,
      placeholder: "level",
      brief: "How far it may go [as it is set for the miner, else switch]",
    },
    wait: { ...serverFlags.timeout, brief: "How long to wait for its end; setpool restarts the miner [600]" },
    yes,
  },
  aliases: { ...serverAliases, y: "yes" },
} as const;

export const drillParameters = {
  flags: {
    interval: {
      kind: "parsed",
      parse: whole("--interval", 1, 60),
      optional: true,
      placeholder: "seconds",
      brief: "Poll interval of the server that is drilled [5]",
    },
    json: serverFlags.json,
    noColor: serverFlags.noColor,
  },
} as const;
