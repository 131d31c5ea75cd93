import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { hearthash } from "../../support/cli.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { freePort } from "./free-port.js";
import { polling, serveOptions } from "./house.js";

const bin = fileURLToPath(new URL("../../../packages/cli/bin/hearthash.js", import.meta.url));

/** A server in a process of its own, that can be killed and started again on the same port and data. */
export interface ServeProcess {
  readonly url: string;
  readonly loginLink: () => Promise<string>;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Starts `hearthash serve` with these miners; it is killed behind the test. */
export async function serveProcess(hosts: readonly string[]): Promise<ServeProcess> {
  const listen = `127.0.0.1:${await freePort()}`;
  const miners = hosts.map((host, index) => ({ host, name: `Miner ${index + 1}` }));
  const { configFile, dataFolder } = serveOptions({ server: { listen }, miners, polling: polling(1000) });
  const place = ["--config", configFile, "--data", dataFolder];
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, [bin, "serve", ...place], { stdio: "ignore" });
    await answering(`http://${listen}/readyz`);
  };
  const kill = async () => {
    const dying = child;
    if (dying === undefined || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((resolve) => dying.once("exit", resolve));
    dying.kill("SIGKILL");
    await gone;
  };
  await start();
  stoppedBehind({ stop: kill });
  const loginLink = async () => {
    const { stdout } = await hearthash(["login-link", "--data", dataFolder]);
    const link = /http\S+/.exec(stdout)?.[0];
    if (link === undefined) throw new Error(`no link in: ${stdout}`);
    return link;
  };
  return { url: `http://${listen}`, loginLink, kill, start };
}

async function answering(url: string): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (Date.now() > end) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
