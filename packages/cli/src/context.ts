import type { CommandContext } from "@stricli/core";

/** A stream that text goes to, and what its far end can show. */
export interface OutputStream {
  readonly write: (text: string) => void;
  /** Columns of the terminal; `undefined` for a file or pipe. */
  readonly columns: number | undefined;
  /** Rows of the terminal; `undefined` for a file or pipe. */
  readonly rows: number | undefined;
  readonly isTerminal: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything a command gets from the world. */
export interface CliContext extends CommandContext {
  readonly process: CommandContext["process"] & {
    readonly env: Environment;
    /** Set by the parser when it cannot make sense of the command line. */
    exitCode?: number | string | null;
  };
  readonly out: OutputStream;
  readonly err: OutputStream;
  readonly env: Environment;
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
  /** The exit code a command asks for; 0 unless set. */
  exitCode: number;
}
