import { platform } from "node:os";
import type { ConfigSource } from "@hearthash/server";
import type { CliContext } from "../../context.js";
import { jsonFlag } from "../../flags.js";

/** Flags of every command that reads the server's configuration. */
export interface ConfigFlags {
  readonly config?: string;
  readonly json: boolean;
}

export const configFlags = {
  config: {
    kind: "parsed",
    parse: String,
    optional: true,
    placeholder: "path",
    brief: "The file [HEARTHASH_CONFIG, else the usual place]",
  },
  json: jsonFlag,
} as const;

/** What the flags and the environment say about where the configuration is. */
export function sourceOf(context: CliContext, flags: ConfigFlags): ConfigSource {
  return { file: flags.config, env: context.env, platform: platform() };
}
