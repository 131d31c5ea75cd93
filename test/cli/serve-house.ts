import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { expect } from "vitest";
import { type Finished, hearthash } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { houseEnv, type ServeChild, serveChild } from "./serve-child.js";

/** A server of its own process with simulated miners, and the command line to talk to it. */
export interface ServedHouse {
  readonly miners: readonly SimulatedMiner[];
  readonly server: ServeChild;
  /** Runs a verb and gives how it ended. */
  readonly cli: (...args: string[]) => Promise<Finished>;
  /** Runs a verb with `--json`, which has to go well, and gives the document. */
  readonly json: (...args: string[]) => Promise<Record<string, unknown>>;
}

/** Simulated miners on free ports of loopback. */
export async function simulated(...options: readonly MinerOptions[]): Promise<readonly SimulatedMiner[]> {
  const miners = options.map((one) => ({ port: 0, host: "127.0.0.1", ...one }));
  const started = await Promise.all(miners.map((one) => startSimulator({ miners: [one] })));
  for (const one of started) stoppedBehind(one);
  return started.flatMap((one) => one.miners);
}

/** A house that is read: it waits until every miner has been polled. */
export async function servedHouse(
  options: readonly MinerOptions[],
  args: readonly string[] = [],
  env = houseEnv(),
): Promise<ServedHouse> {
  const miners = await simulated(...options);
  const hosts = miners.map(({ host, port }) => `${host}:${port}`).join(",");
  const server = await serveChild([...(hosts === "" ? [] : ["-H", hosts]), ...args], env);
  const cli = (...words: string[]) => hearthash(words, { env: server.env });
  const json = async (...words: string[]) => {
    const { code, stdout, stderr } = await cli(...words, "--json");
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  await expect
    .poll(
      async () =>
        ((await json("miners"))["miners"] as { presence: string }[]).map(({ presence }) => presence),
      {
        timeout: 20_000,
        interval: 200,
      },
    )
    .not.toContain("new");
  return { miners, server, cli, json };
}
