import { checkConfig, usualFolders } from "@hearthash/server";
import type { CliContext } from "../../../context.js";
import { printable, printableJson } from "../../../output/printable.js";
import { type ConfigFlags, sourceOf } from "../config-flags.js";

/** The file that counts, be it there or not. */
export function runConfigPath(this: CliContext, flags: ConfigFlags): void {
  const source = sourceOf(this, flags);
  const { file, isThere } = checkConfig(source);
  const { dataFolder } = usualFolders(source.env, source.platform);
  const text = flags.json ? printableJson({ file, exists: isThere, dataFolder }, 2) : printable(file);
  this.out.write(`${text}\n`);
}
