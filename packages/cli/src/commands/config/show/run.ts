import { checkConfig, writeOut } from "@hearthash/server";
import type { CliContext } from "../../../context.js";
import { printable, printableJson } from "../../../output/printable.js";
import { type ConfigFlags, sourceOf } from "../config-flags.js";
import { reportFaults } from "../report-faults.js";

/** The configuration in use as YAML, each value with where it comes from. */
export function runConfigShow(this: CliContext, flags: ConfigFlags): void {
  const checked = checkConfig(sourceOf(this, flags));
  const { file, config, faults, origins } = checked;
  if (config === undefined) {
    this.err.write(reportFaults(this, faults));
    return;
  }
  if (flags.json) {
    this.out.write(`${printableJson({ file, config, origins }, 2)}\n`);
    return;
  }
  const lines = writeOut(checked).split("\n").map(printable).join("\n");
  this.out.write(`# ${printable(file)}${checked.isThere ? "" : " (does not exist)"}\n${lines}`);
}
