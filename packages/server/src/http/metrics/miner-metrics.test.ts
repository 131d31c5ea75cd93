import { expect, it } from "vitest";
import type { LiveMiner } from "../../live/index.js";
import { minerTexts } from "./miner-metrics.js";

function live(index: number): LiveMiner {
  return {
    id: `a${index}`,
    name: "x",
    endpoint: { host: "192.0.2.1", port: 4028 },
    presence: "online",
    state: "hashing",
    notices: [],
    snapshot: { at: 1000, points: { powerWallW: index } },
  } as unknown as LiveMiner;
}

it("writes thousands of miners in parts, each family's name and meaning once, no series twice", () => {
  const parts = [...minerTexts(Array.from({ length: 2500 }, (_, index) => live(index)))];
  expect(Math.max(...parts.map((part) => part.split("\n").length))).toBeLessThan(5100);
  const lines = parts.join("").trimEnd().split("\n");
  const series = lines.filter((line) => !line.startsWith("#"));
  expect(new Set(series).size).toBe(series.length);
  const power = lines.filter((line) => line.includes("hearthash_miner_wall_power_watts"));
  expect(power).toHaveLength(2502);
  expect(power.slice(0, 3)).toEqual([
    "# HELP hearthash_miner_wall_power_watts Power drawn from the socket",
    "# TYPE hearthash_miner_wall_power_watts gauge",
    'hearthash_miner_wall_power_watts{id="a0"} 0',
  ]);
  expect(power.at(-1)).toBe('hearthash_miner_wall_power_watts{id="a2499"} 2499');
});

it("gives no part of a family that nobody has", () => {
  expect([...minerTexts([])]).toEqual([]);
  expect([...minerTexts([live(1)])].join("")).not.toContain("hashrate");
});
