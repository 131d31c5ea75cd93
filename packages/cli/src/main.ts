import type { CliContext, OutputStream } from "./context.js";
import { rootHelp } from "./root-help.js";
import { packageVersion } from "./version.js";

const interrupt = new AbortController();

/** The first Ctrl-C ends what runs in order, a second one at once. */
process.on("SIGINT", () => {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
});
process.on("SIGTERM", () => interrupt.abort());

/** A reader that has seen enough (`| head`) is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

function output(stream: NodeJS.WriteStream): OutputStream {
  return {
    write: (text) => {
      stream.write(text);
    },
    get columns() {
      return stream.isTTY ? stream.columns : undefined;
    },
    get rows() {
      return stream.isTTY ? stream.rows : undefined;
    },
    isTerminal: stream.isTTY === true,
  };
}

/** The parser's own texts (help, version) come without the line feed at their end. */
function textOutput(stream: NodeJS.WriteStream): CliContext["process"]["stdout"] {
  return {
    write: (text) => stream.write(text.endsWith("\n") ? text : `${text}\n`),
    getColorDepth: (env) => (stream.isTTY ? stream.getColorDepth(env) : 1),
  };
}

const context: CliContext = {
  process: { stdout: textOutput(process.stdout), stderr: textOutput(process.stderr), env: process.env },
  out: output(process.stdout),
  err: output(process.stderr),
  env: process.env,
  signal: interrupt.signal,
  exitCode: 0,
};

const args = process.argv.slice(2);
const [only] = args.length === 1 ? args : [];

// The two that scripts and people in doubt ask for most, without loading a command.
if (args.length === 0 || only === "--help" || only === "-h") context.out.write(rootHelp);
else if (only === "--version" || only === "-v") context.out.write(`${packageVersion()}\n`);
else {
  const { runCli } = await import("./run.js");
  process.exitCode = await runCli(args, context);
}
