import { createServer } from "node:net";
import { type Simulator, startSimulator } from "@hearthash/simulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InstalledClient, installClient, packagedRuntime } from "./installed-client.js";

let client: InstalledClient;
let simulator: Simulator;
let targets: string;

beforeAll(async () => {
  client = await installClient();
  const pools = [{ url: "stratum+tcp://pool.example.com:3333", worker: "home.mini" }];
  simulator = await startSimulator({
    miners: [
      { model: "mini3", port: 0, dna: "0201000011223344", pools },
      { model: "nano3s", port: 0, faults: ["garbage"] },
      { model: "q", port: 0, faults: ["silence"] },
    ],
  });
  const [miner, garbage, silent] = simulator.miners.map(({ host, port }) => `${host}:${port}`);
  targets = JSON.stringify([miner, garbage, `127.0.0.1:${await closedPort()}`, silent]);
}, 120_000);

afterAll(async () => {
  await simulator.stop();
  client.remove();
});

/** A port that nothing listens on. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("not listening on TCP"));
      else server.close(() => resolve(address.port));
    });
  });
}

const runtimes = [
  ["Node", () => process.execPath, []],
  ["Bun", () => packagedRuntime("bun"), ["run"]],
  // Nothing but the network and the package's own files: that is all the library may need.
  [
    "Deno",
    () => packagedRuntime("deno"),
    ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1"],
  ],
] as const;

describe("the packed library", () => {
  it.each(runtimes)("runs on %s", async (_name, program, args) => {
    const printed = await client.print(program(), [...args, "program.mjs", targets]);
    expect(JSON.parse(printed)).toEqual({
      identity: { model: "mini3", dna: "0201000011223344", confidence: "exact" },
      state: "hashing",
      hasWatts: true,
      source: "PS[6]",
      issues: 0,
      workers: ["home.mini"],
      together: 3,
      refused: "refused",
      garbage: "reply-malformed",
      aborted: "aborted",
      closed: "closed",
      sha256: [0x8c, 0x69, 0x76, 0xe5],
    });
  });

  it("holds no tests and no sources", () => {
    expect(client.files.filter((name) => /\.test\.|^src|\.tsbuildinfo$/.test(name))).toEqual([]);
  });
});
