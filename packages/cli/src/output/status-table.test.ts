import { HearthashError, type MinerSnapshot } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import type { HostResult } from "../hosts/ask-all.js";
import { statusTable } from "./status-table.js";

const plain = (text: string) => text;
const paint = { strong: plain, faint: plain, good: plain, warm: plain, bad: plain };

function miner(last: number, over: Partial<MinerSnapshot> = {}): HostResult<MinerSnapshot> {
  const endpoint = { host: `192.0.2.${last}`, port: 4028 };
  const value: MinerSnapshot = {
    at: 0,
    endpoint,
    identity: { id: String(last), model: "nano3s", confidence: "exact" },
    state: "hashing",
    points: {
      hashrateThs: 5,
      powerWallW: 95,
      efficiencyJPerTh: 19,
      tempChipMaxC: 88,
      workMode: "mid",
      uptimeS: 90_061,
    },
    sources: {},
    boards: [],
    fans: [],
    issues: [],
    raw: {},
    ...over,
  };
  return { endpoint, ok: true, value };
}

function dead(last: number): HostResult<MinerSnapshot> {
  return {
    endpoint: { host: `192.0.2.${last}`, port: 4028 },
    ok: false,
    error: new HearthashError("timeout", "x"),
  };
}

describe("statusTable", () => {
  it("drops the least needed columns where the terminal is narrow", () => {
    const header = (width: number) => statusTable([miner(1)], paint, width).split("\n")[0];
    expect(header(80)).toMatch(/MODE +UP$/);
    expect(header(62)).toMatch(/CHIP +MODE$/);
    expect(header(55)).toMatch(/J\/TH +CHIP$/);
    expect(header(20)?.length).toBeLessThanOrEqual(20);
  });

  it("leaves what is not known empty and out of the sums", () => {
    const text = statusTable([miner(1), miner(2, { points: {}, state: "unknown" }), dead(3)], paint, 80);
    expect(text).toMatch(/192\.0\.2\.2 +Nano 3S +\? unknown\n/);
    expect(text).toMatch(/192\.0\.2\.3 +✕ timeout\n/);
    expect(text).toContain("3 miners · 1 not answering · 5.00 TH/s (of 1) · 95 W at the wall (of 1)");
  });

  it("shows what needs a look first when there is no room for all, and sums all", () => {
    const all = [miner(1), miner(2), dead(3), miner(4, { state: "fault" }), miner(5)];
    const lines = statusTable(all, paint, 80, 3).split("\n");
    expect(lines.slice(1, 4).map((line) => line.slice(0, 9))).toEqual([
      "192.0.2.3",
      "192.0.2.4",
      "192.0.2.1",
    ]);
    expect(lines[4]).toBe("and 2 more");
    expect(lines.at(-1)).toContain("5 miners · 1 not answering · 20.0 TH/s");
  });
});
