import type { CliContext } from "../context.js";

/**
 * A command whose errors become one line on stderr and the exit code of the error table. What formats them is
 * loaded only when there is an error.
 */
export function guarded<Args extends unknown[]>(
  run: (this: CliContext, ...args: Args) => void | Promise<void>,
): (this: CliContext, ...args: Args) => Promise<void> {
  return async function (this: CliContext, ...args: Args): Promise<void> {
    try {
      await run.apply(this, args);
    } catch (error) {
      const { errorLine, exitCodeOf } = await import("../output/describe-error.js");
      this.err.write(`hearthash: ${errorLine(error)}\n`);
      this.exitCode = exitCodeOf(error);
    }
  };
}
