import { type ChildProcess, spawn } from "node:child_process";
import { afterEach } from "vitest";

const built = new URL("../../../packages/server/dist/store/index.js", import.meta.url).href;

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/**
 * Runs a program against the built store. It is killed behind the test at the latest. What it opens it has to keep:
 * a lock that nobody refers to goes with the next garbage.
 */
export function program(script: string): ChildProcess {
  const imports = `import { openDataFolder, openStore } from ${JSON.stringify(built)};`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", `${imports}\n${script}`], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  return child;
}

/** Waits until it has written `word`; what it said before when it ends without. */
export function says(child: ChildProcess, word: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(word)) resolve(said);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("close", () => reject(new Error(`it ended and said only: ${said}`)));
  });
}

/** Waits for its end. */
export function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.on("close", () => resolve());
  });
}
