import { type PollResult, pollFleet } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { startMany } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { stranger } from "../support/stranger.js";

async function fleet(count: number) {
  const simulator = stoppedBehind(await startMany({ model: "nano3s", count, host: "127.4.0.1", port: 0 }));
  return simulator.miners.map(({ host, port }) => ({ host, port }));
}

async function silent() {
  const other = stoppedBehind(await stranger(() => undefined));
  return { host: other.host, port: other.port };
}

/** The results of `rounds` polls of each of `count` healthy miners. */
async function collect(polling: AsyncIterable<PollResult>, isEnough: (results: PollResult[]) => boolean) {
  const results: PollResult[] = [];
  for await (const result of polling) {
    results.push(result);
    if (isEnough(results)) break;
  }
  return results;
}

const options = () => ({ transport: nodeTransport(), intervalMs: 300, replyTimeoutMs: 5000 });

describe("pollFleet", () => {
  it("polls each at once and again at its interval, while a silent one is still waited for", async () => {
    const targets = [await silent(), ...(await fleet(5))];
    const healthy = (results: PollResult[]) => results.filter((result) => result.ok);
    const results = await collect(pollFleet(targets, options()), (all) => healthy(all).length >= 15);
    expect(results.every((result) => result.ok)).toBe(true);
    const perMiner = new Map<string, number>();
    for (const { endpoint } of results) perMiner.set(endpoint.host, (perMiner.get(endpoint.host) ?? 0) + 1);
    expect(perMiner.size).toBe(5);
    for (const count of perMiner.values()) expect(count).toBeGreaterThanOrEqual(2);
  });

  it("gives a failure as a result and asks at growing pauses", async () => {
    const other = await stranger(() => undefined);
    await other.stop();
    const dead = { host: other.host, port: other.port };
    const results = await collect(
      pollFleet([dead, dead], { ...options(), intervalMs: 50 }),
      (all) => all.length >= 3,
    );
    expect(results.map((result) => !result.ok && result.error.code)).toEqual([
      "refused",
      "refused",
      "refused",
    ]);
    const times = results.map((result) => result.at);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(100);
  });

  it("ends without an error when it is told to, and leaves nothing behind", async () => {
    const targets = [await silent(), ...(await fleet(2))];
    const controller = new AbortController();
    const seen: PollResult[] = [];
    for await (const result of pollFleet(targets, { ...options(), signal: controller.signal })) {
      seen.push(result);
      if (seen.length === 2) controller.abort();
    }
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(
      await collect(pollFleet(targets, { ...options(), signal: AbortSignal.abort() }), () => false),
    ).toEqual([]);
    expect(await collect(pollFleet([], options()), () => false)).toEqual([]);
  });

  it("keeps to the number under way and reaches every one of a thousand", async () => {
    const targets = await fleet(1000);
    const seen = new Set<string>();
    for await (const result of pollFleet(targets, { ...options(), intervalMs: 60_000, concurrency: 32 })) {
      expect(result.ok).toBe(true);
      seen.add(result.endpoint.host);
      if (seen.size === 1000) break;
    }
    expect(seen.size).toBe(1000);
  });
});
