import { jsonFlag, seconds } from "../flags.js";

/** Flags of every command that talks to a hearthash server. */
export interface ServerFlags {
  readonly server?: string;
  readonly token?: string;
  readonly ca?: string;
  readonly data?: string;
  readonly timeout?: number;
  readonly json: boolean;
  readonly noColor: boolean;
}

const text = (placeholder: string, brief: string) =>
  ({ kind: "parsed", parse: String, optional: true, placeholder, brief }) as const;

export const serverFlags = {
  server: text("url", "Address of the server; else HEARTHASH_SERVER, else the one that runs on this machine"),
  token: text("token", "Token for it; better HEARTHASH_TOKEN, which other users of this machine cannot see"),
  ca: text("path", "File with the certificate of the server's own authority (ca.pem)"),
  data: text("folder", "Data folder of the server on this machine; else HEARTHASH_DATA, else the usual one"),
  timeout: {
    kind: "parsed",
    parse: seconds,
    optional: true,
    placeholder: "seconds",
    brief: "How long an answer may take [20]",
  },
  json: jsonFlag,
  noColor: { kind: "boolean", default: false, withNegated: false, brief: "No colours (or set NO_COLOR)" },
} as const;

export const serverAliases = { t: "timeout" } as const;
