import { proposeCompletions, run } from "@stricli/core";
import { app } from "./app.js";
import type { CliContext } from "./context.js";
import { moveLeadingOptions, namesNoCommand, protectNegativeLevel } from "./leading-options.js";

/** Exit code of a command line that could not be understood: that of `argument-invalid`. */
const USAGE_ERROR = 2;

/** Runs one command line and gives its exit code. Errors become one line on stderr. */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  if (args[0] === "__complete") return await complete(args.slice(1), context);
  if (namesNoCommand(args)) {
    context.err.write("hearthash: no command given, such as status; hearthash --help lists them\n");
    return USAGE_ERROR;
  }
  const inputs = protectNegativeLevel(moveLeadingOptions(args));
  await run(app, inputs, context);
  const stricliCode = Number(context.process.exitCode ?? 0);
  return stricliCode === 0 ? context.exitCode : USAGE_ERROR;
}

/** What may stand where the cursor is, one proposal a line. */
async function complete(words: readonly string[], context: CliContext): Promise<number> {
  const proposals = await proposeCompletions(app, moveLeadingOptions(words), context);
  context.out.write(proposals.map(({ completion }) => `${completion}\n`).join(""));
  return 0;
}
