import { existsSync } from "node:fs";
import { join } from "node:path";
import { usualFolders } from "@hearthash/server/local";
import type { CliContext } from "../../context.js";
import { dataFolderOf } from "../../server/data-folder.js";

interface Places {
  readonly data?: string;
  readonly config?: string;
}

/**
 * The configuration that goes with a data folder: the one that is named, else the one within a folder that is named,
 * where a restore puts it, or within that of a system service, else that of the usual place.
 */
export function configFileFor(context: CliContext, { data, config }: Places): string {
  if (config !== undefined) return config;
  const { dataFolder, configFile } = usualFolders(context.env, process.platform);
  const folder = dataFolderOf(context, { data });
  const isUsual = data === undefined && folder === dataFolder;
  const beside = join(folder, "config.yaml");
  return !isUsual && existsSync(beside) ? beside : configFile;
}
