import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readLocalAccess } from "@hearthash/server/local";
import { onTestFinished } from "vitest";
import type { Callee } from "../support/call.js";
import { until } from "../support/until.js";
import { type WholeOptions, wholeOptions } from "./whole-server.js";

const bin = fileURLToPath(new URL("../../../packages/cli/bin/hearthash.js", import.meta.url));

/** A server in a process of its own. */
export interface ServerProcess {
  readonly to: Callee;
  /** Ends it without a chance to tidy up; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Runs the built `hearthash serve` on a folder, and waits until it can be asked. */
export async function serverProcess(folder: string, options: WholeOptions = {}): Promise<ServerProcess> {
  const { configFile = "" } = wholeOptions({ ...options, folder });
  const args = [bin, "serve", "--data", folder, "--config", configFile];
  const child = spawn(process.execPath, args, { stdio: "ignore", env: { PATH: process.env["PATH"] ?? "" } });
  const kill = () => killed(child);
  onTestFinished(kill);
  let local = await readLocalAccess(folder);
  await until(async () => {
    local = await readLocalAccess(folder);
    return local?.pid === child.pid;
  }, "the server's address");
  return { to: { url: local?.url ?? "", bearer: local?.token }, kill };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
}
