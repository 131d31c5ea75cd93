import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { until } from "./support/until.js";
import { added, newToken, wholeServer } from "./whole/whole-server.js";

const page = readFileSync(new URL("../../docs/shortcuts.md", import.meta.url), "utf8");

/** The lines of the page under a name, as they stand there. */
function written(name: string): string {
  const block = new RegExp(`\`\`\`sh ${name}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`docs/shortcuts.md has no lines named ${name}`);
  return block;
}

it("the requests of the two shortcuts do what the page says, with the scopes it names", async () => {
  const miners = [{ model: "mini3" as const, port: 0, mode: 1 as const }];
  const simulator = stoppedBehind(await startSimulator({ miners, timeScale: 20 }));
  const server = await wholeServer();
  const MINER = await added(server, simulator.miners[0]?.address ?? "");
  const run = async (name: string, scope: string, more: Record<string, string> = {}) => {
    const TOKEN = await newToken(server, scope, `${name} ${scope} ${Math.random()}`);
    const env = { PATH: process.env["PATH"] ?? "", HEARTHASH: server.url, MINER, TOKEN, ...more };
    return JSON.parse((await promisify(execFile)("sh", ["-c", written(name)], { env })).stdout);
  };
  const heater = await run("read", "read");
  expect(heater).toMatchObject({ name: expect.any(String), state: "hashing", presence: "online" });
  expect(heater.points.powerWallW).toBeGreaterThan(500);
  expect(heater.points.tempInletC).toEqual(expect.any(Number));
  await expect(run("order", "read")).rejects.toThrow(/403/);
  const { id: COMMAND } = await run("order", "control");
  await until(
    async () => (await run("outcome", "control", { COMMAND })).status === "confirmed",
    "the outcome",
    60_000,
  );
  expect(simulator.miners[0]?.state.mode).toBe(2);
}, 90_000);
