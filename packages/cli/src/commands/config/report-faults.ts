import { errorTable } from "@hearthash/client";
import { type ConfigFault, faultLine } from "@hearthash/server";
import type { CliContext } from "../../context.js";
import { printable } from "../../output/printable.js";

/** Exit code of a configuration that cannot be used: that of any input that is not of the form it takes. */
const CONFIG_INVALID = errorTable["argument-invalid"].exitCode;

/** Sets the exit code and gives the faults as lines, one each. */
export function reportFaults(context: CliContext, faults: readonly ConfigFault[]): string {
  context.exitCode = CONFIG_INVALID;
  return faults.map((fault) => `${printable(faultLine(fault))}\n`).join("");
}
