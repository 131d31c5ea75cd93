import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDashboard } from "./dashboard.js";
import { readJsonp } from "./jsonp.js";

/** In the recorded order. */
const RECORDED = {
  hwtype: "Avalon Nano3s",
  sys_status: "1",
  elapsed: "241",
  workingmode: "2",
  workingstatus: "1",
  power: "134",
  realtime_hash: "6.60",
  average_hash: "6.45",
  accepted: "87",
  reject: "1",
  rejected_percentage: "1.14",
  fan_status: "2361",
  fanr: "51",
  asic_status: "0",
  ping: "60",
  power_status: "0",
  pool_status: "1",
  current_pool: "1",
  address: "stratum+tcp://pool.example:3333",
  worker: "my.worker",
  mac: "e0:e1:a9:00:00:11",
  version: "25012001_85ce93f",
  pool1: "stratum+tcp://pool.example:3333",
  worker1: "my.worker",
  passwd1: "hunter22",
  pool2: "",
  worker2: "",
  passwd2: "",
  pool3: "stratum+tcp://other.example:3333",
  worker3: "",
  passwd3: "hunter33",
};

const dashboard = (members: Readonly<Record<string, string>>) =>
  toDashboard(new Map(Object.entries(members)));

describe("toDashboard", () => {
  it("gives names and units to the recorded members, and no password", () => {
    expect(dashboard(RECORDED)).toEqual({
      product: "Avalon Nano3s",
      mac: "e0e1a9000011",
      firmware: "25012001_85ce93f",
      state: "hashing",
      uptimeS: 241,
      workMode: "high",
      workModeNumber: 2,
      powerW: 134,
      hashrateThs: 6.6,
      hashrateAvgThs: 6.45,
      acceptedShares: 87,
      rejectedShares: 1,
      rejectPercent: 1.14,
      fanRpm: 2361,
      fanPercent: 51,
      asicOk: true,
      powerSupplyOk: true,
      poolActive: true,
      currentPool: 0,
      poolUrl: "stratum+tcp://pool.example:3333",
      worker: "my.worker",
      poolPingMs: 60,
      pools: [
        { slot: 0, url: "stratum+tcp://pool.example:3333", worker: "my.worker" },
        { slot: 2, url: "stratum+tcp://other.example:3333" },
      ],
    });
  });

  it("leaves out what is not known", () => {
    expect(dashboard({})).toEqual({ state: "unknown", pools: [] });
    const strange = {
      realtime_hash: "nan",
      power: "",
      elapsed: "-",
      sys_status: "9",
      mac: "x",
      current_pool: "0",
    };
    expect(dashboard(strange)).toEqual({ state: "unknown", pools: [] });
  });

  it("tells faults", () => {
    expect(
      dashboard({ asic_status: "3", power_status: "1", pool_status: "0", sys_status: "3" }),
    ).toMatchObject({
      asicOk: false,
      powerSupplyOk: false,
      poolActive: false,
      state: "fault",
    });
  });

  it("never shows a password, though a quote is missing or too many", () => {
    const page = `dashboardCallback({${Object.entries(RECORDED)
      .map(([key, value]) => `"${key}":"${value}",          `)
      .join("")}});`;
    const quotes = [...page.matchAll(/"/g)].map((match) => match.index);
    fc.assert(
      fc.property(fc.constantFrom(...quotes), fc.constantFrom("", '""', "'", "\\"), (at, instead) => {
        const broken = page.slice(0, at) + instead + page.slice(at + 1);
        const shown = JSON.stringify(toDashboard(readJsonp(broken)?.members ?? new Map()));
        expect(shown).not.toMatch(/hunter/);
      }),
      { numRuns: 500 },
    );
  });

  it("takes a password out of a pool's URL", () => {
    const { pools } = dashboard({ pool1: "stratum+tcp://me:secret@pool.example:1" });
    expect(pools[0]?.url).toBe("stratum+tcp://me:***@pool.example:1");
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(RECORDED)), fc.string()), (members) => {
        dashboard(members);
      }),
    );
  });
});
