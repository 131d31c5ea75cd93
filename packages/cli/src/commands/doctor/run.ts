import { errorTable } from "@hearthash/client";
import type { CliContext } from "../../context.js";
import { paintFor } from "../../output/paint.js";
import { printableJson } from "../../output/printable.js";
import type { DoctorFlags } from "./doctor-flags.js";
import { examine } from "./examine.js";
import type { Step } from "./finding.js";
import { Report } from "./report.js";
import { verdictText } from "./step-text.js";

/** Examines one miner and ends in a verdict; the exit code is that of the first step that failed. */
export async function runDoctor(this: CliContext, flags: DoctorFlags): Promise<void> {
  const paint = paintFor(this, flags.noColor);
  const report = new Report(this, flags.json ? undefined : paint);
  const endpoint = await examine(report, this, flags);
  const { steps } = report;
  this.exitCode = exitCodeOf(steps);
  if (flags.json) {
    const document = { ...endpoint, well: this.exitCode === 0, exitCode: this.exitCode, steps };
    this.out.write(`${printableJson(document, 2)}\n`);
  } else this.out.write(`\n${verdictText(steps, paint)}\n`);
}

function exitCodeOf(steps: readonly Step[]): number {
  const failed = steps.find((step) => step.result === "failed");
  return failed?.code === undefined ? 0 : errorTable[failed.code].exitCode;
}
