import { lstatSync } from "node:fs";
import { hasLocalAccess, type UsualFolders, usualFolders } from "@hearthash/server/local";
import type { CliContext } from "../context.js";

/**
 * The data folder that is meant: the one that is named, else the usual one; else, where no server runs on that and
 * the machine has a system service, the service's. Whether that may be read is seen when it is.
 */
export function dataFolderOf(
  { env }: Pick<CliContext, "env">,
  { data }: { readonly data?: string | undefined },
  usual: UsualFolders = usualFolders(env, process.platform),
): string {
  if (data !== undefined) return data;
  const { dataFolder, serviceFolder } = usual;
  const isNamed = Boolean(env["HEARTHASH_DATA"]);
  if (isNamed || serviceFolder === undefined || hasLocalAccess(dataFolder)) return dataFolder;
  // A link to a place that only root may enter: it is there for everybody, what lies in it is not.
  return lstatSync(serviceFolder, { throwIfNoEntry: false }) === undefined ? dataFolder : serviceFolder;
}
