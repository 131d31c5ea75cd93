import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How a program ended and what it wrote. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly onStart?: (child: Running) => void;
  /** Called with what stdout holds so far, to act on a running program. */
  readonly onOutput?: (soFar: string, child: Running) => void;
}

/** A running program, to act on. */
interface Running {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly type: (text: string) => void;
}

const bin = fileURLToPath(new URL("../../packages/cli/bin/hearthash.js", import.meta.url));

/** Runs the built `hearthash` as its own process. */
export function hearthash(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return nodeProgram([bin, ...args], options);
}

/** Runs Node with these arguments. */
export function nodeProgram(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return finish(process.execPath, args, options);
}

/** Runs it in a pseudo-terminal of 80 columns, with `script`. What it draws comes with its escape sequences. */
export function hearthashInTerminal(args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  const words = [process.execPath, bin, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const command = `stty cols 80 rows 24; exec ${words.join(" ")}`;
  return finish("script", ["-qefc", command, "/dev/null"], {
    ...options,
    env: { TERM: "xterm-256color", ...options.env },
  });
}

function finish(program: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...options.env };
    const child = spawn(program, args, { cwd: options.cwd, env });
    let stdout = "";
    let stderr = "";
    const running: Running = {
      kill: (signal) => child.kill(signal),
      type: (text) => child.stdin.write(text),
    };
    options.onStart?.(running);
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      options.onOutput?.(stdout, running);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
