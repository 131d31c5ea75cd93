import { type HostFlags, hostAliases, hostFlags, whole } from "../../flags.js";

/** Flags of every command that talks to a miner's web interface. */
export interface WebFlags extends HostFlags {
  readonly webPort?: number;
  readonly passwordFile?: string;
}

export const webFlags = {
  ...hostFlags,
  webPort: {
    kind: "parsed",
    parse: whole("--web-port", 1, 65535),
    optional: true,
    placeholder: "port",
    brief: "Port of the web interface [80]",
  },
  passwordFile: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "path",
    brief: "File with the web password; else HEARTHASH_WEB_PASSWORD, else it is asked for",
  },
} as const;

export const webAliases = hostAliases;
