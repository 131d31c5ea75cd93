import { checkConfig } from "@hearthash/server";
import type { CliContext } from "../../../context.js";
import { printable, printableJson } from "../../../output/printable.js";
import { type ConfigFlags, sourceOf } from "../config-flags.js";
import { reportFaults } from "../report-faults.js";

/** The file, and that it is right or each fault. */
export function runConfigCheck(this: CliContext, flags: ConfigFlags): void {
  const { file, isThere, faults } = checkConfig(sourceOf(this, flags));
  const lines = faults.length === 0 ? "configuration is right\n" : reportFaults(this, faults);
  if (flags.json) {
    this.out.write(`${printableJson({ file, exists: isThere, right: faults.length === 0, faults }, 2)}\n`);
    return;
  }
  const note = isThere || faults.length > 0 ? "" : " (does not exist: every setting has its default)";
  this.out.write(`${printable(file)}${note}\n${lines}`);
}
