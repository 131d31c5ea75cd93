import { type HostFlags, hostAliases, hostFlags, jsonFlag } from "../flags.js";

/** Flags of every command that changes something. */
export interface WriteFlags extends HostFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export const writeFlags = {
  ...hostFlags,
  yes: { kind: "boolean", default: false, withNegated: false, brief: "Do not ask, do it" },
  dryRun: {
    kind: "boolean",
    default: false,
    withNegated: false,
    brief: "Show what would be sent, send nothing",
  },
  json: jsonFlag,
} as const;

export const writeAliases = { ...hostAliases, y: "yes" } as const;
