import { numberParser } from "@stricli/core";

/** Flags of every command that talks to miners. */
export interface HostFlags {
  readonly host?: string;
  readonly port?: number;
  readonly timeout?: number;
  readonly jobs?: number;
  readonly noColor: boolean;
}

/** A whole number within bounds, for an option. */
export function whole(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = numberParser(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new SyntaxError(`${name} takes a whole number from ${least} to ${most}`);
  };
}

/** Seconds with a fraction allowed, at least a tenth. */
export function seconds(text: string): number {
  const value = numberParser(text);
  if (value >= 0.1 && value <= 86_400) return value;
  throw new SyntaxError("takes seconds, from 0.1 to 86400");
}

export const hostFlags = {
  host: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "hosts",
    brief: "Miners: host, host:port, list a,b, range 192.168.1.100-110, CIDR, @file",
  },
  port: {
    kind: "parsed",
    parse: whole("--port", 1, 65535),
    optional: true,
    placeholder: "port",
    brief: "API port, for hosts given without one [4028]",
  },
  timeout: {
    kind: "parsed",
    parse: seconds,
    optional: true,
    placeholder: "seconds",
    brief: "How long a reply may take [12]",
  },
  jobs: {
    kind: "parsed",
    parse: whole("--jobs", 1, 4096),
    optional: true,
    placeholder: "number",
    brief: "How many miners are asked at a time [64]",
  },
  noColor: { kind: "boolean", default: false, withNegated: false, brief: "No colours (or set NO_COLOR)" },
} as const;

export const hostAliases = { H: "host", p: "port", t: "timeout", j: "jobs" } as const;

export const jsonFlag = {
  kind: "boolean",
  default: false,
  withNegated: false,
  brief: "JSON for scripts",
} as const;
