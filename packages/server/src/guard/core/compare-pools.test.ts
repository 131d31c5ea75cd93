import { describe, expect, it } from "vitest";
import type { Arrangement } from "./arrangement.js";
import { comparePools } from "./compare-pools.js";

const pool = (slot: number, name: string, over: object = {}) => ({
  ...{ slot, url: `stratum+tcp://${name}.example.com:3333`, worker: "me.1", disabled: false },
  ...over,
});
const [A, B, C, T] = [pool(0, "a"), pool(1, "b"), pool(2, "c"), pool(3, "thief")];
const kinds = (seen: Arrangement, pinned: Arrangement = [A, B, C]) =>
  comparePools(pinned, seen).map(({ kind }) => kind);

describe("comparing pools", () => {
  it("finds nothing in the same, whatever numbers the miner gives them", () => {
    expect(kinds([A, B, C])).toEqual([]);
    expect(kinds([pool(2, "a"), pool(0, "b"), pool(1, "c")])).toEqual([]);
    expect(kinds([])).toEqual(["removed", "removed", "removed"]);
  });

  it.each<[string, Arrangement, readonly string[]]>([
    ["one more", [A, B, C, T], ["added"]],
    ["one more in front", [T, A, B, C], ["added", "switched"]],
    ["one less", [A, C], ["removed"]],
    ["the first is gone", [B, C], ["removed"]],
    ["another in a slot", [A, pool(1, "thief"), C], ["changed"]],
    ["another worker", [A, pool(1, "b", { worker: "thief" }), C], ["worker"]],
    ["another in front", [C, A, B], ["switched"]],
    ["another order behind", [A, C, B], ["reordered"]],
    ["one switched off", [A, pool(1, "b", { disabled: true }), C], ["disabled"]],
    ["the same twice", [A, { ...A, slot: 3 }, B, C], ["added"]],
  ])("%s", (_what, seen, expected) => {
    expect(kinds(seen)).toEqual(expected);
  });

  it("a pool that is pinned as switched off may not be switched on", () => {
    expect(kinds([A, B], [A, pool(1, "b", { disabled: true })])).toEqual(["enabled"]);
  });
});
