import type { CliContext } from "../context.js";
import type { HostResult } from "../hosts/ask-all.js";
import { errorLine, exitCodeOf } from "./describe-error.js";

/** Writes a line for each failed miner to stderr and sets the exit code to that of the first. */
export function reportFailures(context: CliContext, results: readonly HostResult<unknown>[]): void {
  for (const result of results) {
    if (result.ok) continue;
    if (context.exitCode === 0) context.exitCode = exitCodeOf(result.error);
    context.err.write(`hearthash: ${errorLine(result.error)}\n`);
  }
}

/** Sets the exit code only, for outputs that carry the errors themselves. */
export function setExitCode(context: CliContext, results: readonly HostResult<unknown>[]): void {
  const failed = results.find((result) => !result.ok);
  if (failed !== undefined && !failed.ok) context.exitCode = exitCodeOf(failed.error);
}
