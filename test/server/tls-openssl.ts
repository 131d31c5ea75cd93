import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What openssl says, and whether it was content. */
export interface Verdict {
  readonly isGood: boolean;
  readonly text: string;
}

/** Runs openssl. */
export async function openssl(...args: readonly string[]): Promise<Verdict> {
  try {
    const { stdout, stderr } = await run("openssl", args, { timeout: 20_000 });
    return { isGood: true, text: stdout + stderr };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { isGood: false, text: stdout + stderr };
  }
}
