import { existsSync } from "node:fs";
import { join } from "node:path";
import { usualFolders } from "@hearthash/server/local";
import type { CliContext } from "../../context.js";

interface Places {
  readonly data?: string;
  readonly config?: string;
}

/**
 * The configuration that goes with a data folder: the one that is named, else the one within a folder that is named,
 * where a restore puts it, else that of the usual place.
 */
export function configFileFor(context: CliContext, { data, config }: Places): string {
  if (config !== undefined) return config;
  const beside = data === undefined ? undefined : join(data, "config.yaml");
  if (beside !== undefined && existsSync(beside)) return beside;
  return usualFolders(context.env, process.platform).configFile;
}
