import { type Simulator, startMany, startSimulator } from "@hearthash/simulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { codeOf } from "./one-miner.js";
import { ask } from "./tcp-client.js";

describe("ten thousand miners", () => {
  it("start, answer with their own serials, and stop", async () => {
    const count = 10_000;
    const started = performance.now();
    const simulator = await startMany({ model: "mini3", count, host: "127.40.0.1", port: 0, requestLog: 0 });
    const startMs = Math.round(performance.now() - started);
    onTestFinished(() => simulator.stop());
    const serials = new Set<string>();
    const asking = Array.from({ length: 32 }, async (_, lane) => {
      for (let index = lane; index < count; index += 32) {
        const miner = simulator.miners[index];
        const reply = miner ? await ask(miner, "version") : "";
        serials.add(/DNA=([0-9a-f]{16}),/.exec(reply)?.[1] ?? "");
      }
    });
    await Promise.all(asking);
    const rssMb = Math.round(process.memoryUsage().rss / 1e6);
    console.log(`${count} miners started in ${startMs} ms; ${rssMb} MB after each has answered`);
    expect(serials.size).toBe(count);
    expect(serials.has("")).toBe(false);
    expect(simulator.miners.at(-1)?.host).toBe("127.40.39.16");
    expect(new Set(simulator.miners.map((miner) => miner.port)).size).toBe(1);
  });
});

describe("starting", () => {
  const start = async (starting: Promise<Simulator>) => {
    const simulator = await starting;
    onTestFinished(() => simulator.stop());
    return simulator;
  };

  it("refuses every address that is not loopback", async () => {
    for (const host of ["0.0.0.0", "192.168.1.5", "::", "localhost", "127.0.0.1.example"]) {
      await expect(startSimulator({ miners: [{ model: "mini3", host, port: 0 }] })).rejects.toThrow(
        `refusing to listen on ${host}: a simulator serves loopback addresses only (127.0.0.0/8)`,
      );
    }
  });

  it("refuses unknown models, modes and faults", async () => {
    const one = (miner: object) => startSimulator({ miners: [{ model: "mini3", port: 0, ...miner }] });
    await expect(one({ model: "s9" })).rejects.toThrow('unknown model "s9"; known: mini3, nano3, nano3s, q,');
    await expect(one({ mode: 7 })).rejects.toThrow("Avalon Mini 3 has no work mode 7");
    await expect(one({ faults: ["nosuch"] })).rejects.toThrow('unknown fault "nosuch"');
    await expect(startMany({ model: "mini3", count: 0 })).rejects.toThrow(
      "count must be a whole number from 1",
    );
  });

  it("stops those that have started when one cannot", async () => {
    const first = await start(startMany({ model: "q", count: 1, host: "127.41.0.3", port: 0 }));
    const port = first.miners[0]?.port ?? 0;
    await expect(startMany({ model: "q", count: 5, host: "127.41.0.1", port })).rejects.toThrow("EADDRINUSE");
    const again = await start(startMany({ model: "q", count: 2, host: "127.41.0.1", port }));
    expect(again.miners.map((miner) => miner.address)).toEqual([`127.41.0.1:${port}`, `127.41.0.2:${port}`]);
  });

  it("gives the same miner for the same seed, and steps over the last octet", async () => {
    const options = {
      model: "nano3s",
      count: 2,
      host: "127.42.0.255",
      port: 0,
      seed: 5,
      uptimeS: 60,
    } as const;
    const first = await start(startMany(options));
    const dnas = first.miners.map((miner) => miner.state.dna);
    expect(first.miners.map((miner) => miner.host)).toEqual(["127.42.0.255", "127.42.1.0"]);
    await first.stop();
    const second = await start(startMany(options));
    expect(second.miners.map((miner) => miner.state.dna)).toEqual(dnas);
    expect(new Set(dnas).size).toBe(2);
  });

  it("runs faster than the wall clock when told to, and stops and starts", async () => {
    const simulator = await start(
      startSimulator({
        timeScale: 1000,
        miners: [{ model: "q", port: 0, uptimeS: 0, boot: { initMs: 60_000 } }],
      }),
    );
    const [miner] = simulator.miners;
    if (!miner) throw new Error("no miner");
    expect(miner.state.phase).toBe("init");
    await expect.poll(() => miner.state.phase, { timeout: 5_000 }).toBe("work");
    await miner.stop();
    await expect(ask(miner, "version")).resolves.toBe("");
    await miner.start();
    expect(codeOf(await ask(miner, "version"))).toBe("S22");
  });
});
