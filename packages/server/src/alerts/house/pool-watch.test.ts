import { describe, expect, it } from "vitest";
import { PoolWatch } from "./pool-watch.js";

/** A watch whose questions are answered at the next turn, and how many times each miner was asked. */
function counted() {
  const asked = new Map<string, number>();
  const seen = { most: 0, now: 0 };
  const watch = new PoolWatch(async (id) => {
    asked.set(id, (asked.get(id) ?? 0) + 1);
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await Promise.resolve();
    seen.now -= 1;
    return [];
  });
  return { watch, asked, seen };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `miner-${index}`);

describe("asking miners for their pools", () => {
  it("asks each once a minute", async () => {
    const { watch, asked } = counted();
    for (const now of [100_000, 110_000, 159_000, 160_000]) await watch.refresh(ids(3), now);
    expect([...asked.values()]).toEqual([2, 2, 2]);
  });

  it("asks a crowd less often, a few at a time", async () => {
    const { watch, asked, seen } = counted();
    for (const now of [200_000, 260_000, 319_999]) await watch.refresh(ids(10_000), now);
    expect(new Set(asked.values())).toEqual(new Set([1]));
    await watch.refresh(ids(10_000), 320_000);
    expect(new Set(asked.values())).toEqual(new Set([2]));
    expect(seen.most).toBe(8);
  });
});
