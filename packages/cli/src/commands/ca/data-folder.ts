import { usualFolders } from "@hearthash/server/local";
import type { CliContext } from "../../context.js";
import type { DataFlags } from "./ca-flags.js";

/** The data folder that is meant. */
export function dataFolderOf(context: CliContext, { data }: DataFlags): string {
  return data ?? usualFolders(context.env, process.platform).dataFolder;
}
