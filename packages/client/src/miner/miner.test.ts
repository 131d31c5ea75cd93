import { describe, expect, it } from "vitest";
import { memoryTransport } from "../transport/memory.js";
import { openMiner } from "./miner.js";

const UNKNOWN = { STATUS: [{ STATUS: "E", When: 1795000000, Code: 14, Msg: "Invalid command" }], id: 1 };
const ok = (section: string, row: object) => ({
  STATUS: [{ STATUS: "S", When: 1795000000, Code: 1, Msg: "ok" }],
  [section]: [row],
  id: 1,
});
const version = (over: object = {}) =>
  ok("VERSION", {
    CGMiner: "4.11.1",
    API: "3.7",
    PROD: "Avalon Mini3",
    MODEL: "Mini3",
    LVERSION: "1_a",
    DNA: "0201000000000001",
    ...over,
  });
const estats = (text: string) => ok("STATS", { STATS: 0, "MM ID0": text });

/** A miner whose replies are looked up by command at the moment they are asked. */
function miner(replies: () => Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const transport = memoryTransport((request) => {
    const { command } = JSON.parse(request) as { command: string };
    asked.push(command);
    const answer = (name: string) => replies()[name] ?? UNKNOWN;
    const names = command.split("+");
    if (names.length === 1) return JSON.stringify(answer(command));
    return JSON.stringify({ ...Object.fromEntries(names.map((name) => [name, [answer(name)]])), id: 1 });
  });
  return { asked, miner: openMiner("192.0.2.1", { transport }) };
}

describe("a snapshot", () => {
  it("asks the version once, joins the rest, and forgets what the firmware lacks", async () => {
    const mm = "DNA[0201000000000001] LVer[1_a] SYSTEMSTATU[Work: In Work, Hash Board: 1] GHSspd[37000.00]";
    const one = miner(() => ({
      version: version(),
      estats: estats(mm),
      summary: ok("SUMMARY", { Accepted: 3 }),
    }));
    const first = await one.miner.snapshot();
    expect(first.points).toEqual({ hashrateThs: 37, acceptedShares: 3 });
    await one.miner.snapshot();
    expect(one.asked).toEqual(["version", "summary+estats+litestats", "summary+estats"]);
  });

  it("asks only what the wanted points need", async () => {
    const one = miner(() => ({
      version: version(),
      estats: estats("PS[0 1 2 3 4 5 824] SYSTEMSTATU[Work: In Work]"),
    }));
    const { points } = await one.miner.snapshot({ points: ["powerWallW"] });
    expect(points.powerWallW).toBe(824);
    expect(one.asked).toEqual(["version", "estats"]);
  });

  it("gives only the wanted points and what they are derived from", async () => {
    const text = "PS[0 1 2 3 4 5 824] TMax[80] GHSspd[41200.00] SYSTEMSTATU[Work: In Work]";
    const replies = {
      version: version(),
      estats: estats(text),
      summary: ok("SUMMARY", { Accepted: 3, Rejected: 1 }),
    };
    const one = miner(() => replies);
    const efficiency = await one.miner.snapshot({ points: ["efficiencyJPerTh"] });
    expect(efficiency.points).toEqual({ hashrateThs: 41.2, powerWallW: 824, efficiencyJPerTh: 20 });
    expect(Object.keys(efficiency.sources)).toEqual(Object.keys(efficiency.points));
    const rejects = await one.miner.snapshot({ points: ["rejectPercent"] });
    expect(rejects.points).toEqual({ acceptedShares: 3, rejectedShares: 1, rejectPercent: 25 });
    expect((await one.miner.snapshot({ points: [] })).points).toEqual({});
  });

  it("says 0 TH/s in standby only where the rate is wanted, and tells the state by a rate nobody wants", async () => {
    const idle = miner(() => ({
      version: version(),
      estats: estats("TMax[40] GHSspd[5.00] SYSTEMSTATU[Work: In Idle]"),
    }));
    const standby = await idle.miner.snapshot({ points: ["tempChipMaxC"] });
    expect([standby.state, standby.points]).toEqual(["standby", { tempChipMaxC: 40 }]);
    const wordless = miner(() => ({ version: version(), estats: estats("TMax[80] GHSspd[5.00]") }));
    const hashing = await wordless.miner.snapshot({ points: ["tempChipMaxC"] });
    expect([hashing.state, hashing.points]).toEqual(["hashing", { tempChipMaxC: 80 }]);
  });

  it("notices that another miner answers at the address, and another firmware", async () => {
    let dna = "0201000000000001";
    let firmware = "1_a";
    const one = miner(() => ({
      version: version({ DNA: dna, LVERSION: firmware }),
      estats: estats(`DNA[${dna}] LVer[${firmware}] SYSTEMSTATU[Work: In Work]`),
      summary: ok("SUMMARY", { Accepted: 1 }),
    }));
    expect((await one.miner.snapshot()).identity.id).toBe("0201000000000001");
    dna = "0201000000000002";
    expect((await one.miner.snapshot()).identity.id).toBe("0201000000000002");
    firmware = "2_b";
    expect((await one.miner.snapshot()).identity.firmware).toBe("2_b");
  });

  it("asks again who it is when the miner was away, also where no DNA would tell", async () => {
    let type: string | undefined = "Antminer S9";
    const one = miner(() => {
      if (type === undefined) return {};
      return {
        version: ok("VERSION", { BMMiner: "2.0.0", Type: type }),
        summary: ok("SUMMARY", { "GHS 5s": "13000.00" }),
      };
    });
    expect((await one.miner.snapshot()).identity.product).toBe("Antminer S9");
    type = undefined;
    await expect(one.miner.snapshot()).rejects.toMatchObject({ code: "command-unsupported" });
    type = "Antminer S19";
    expect((await one.miner.snapshot()).identity.product).toBe("Antminer S19");
  });

  it("falls back to stats where estats is empty or missing", async () => {
    const empty = ok("STATS", { STATS: 0, "MM ID0:Summary": "" });
    const full = ok("STATS", { STATS: 0, "MM ID0": "TMax[80] SYSTEMSTATU[Work: In Work]" });
    const one = miner(() => ({
      version: version(),
      estats: empty,
      stats: full,
      summary: ok("SUMMARY", { Accepted: 1 }),
    }));
    expect((await one.miner.snapshot()).points.tempChipMaxC).toBe(80);
    const old = miner(() => ({ version: version(), stats: full, summary: ok("SUMMARY", { Accepted: 1 }) }));
    expect((await old.miner.snapshot()).points.tempChipMaxC).toBe(80);
  });

  it("is given with issues while a part is good, and fails when none is", async () => {
    const half = miner(() => ({ version: version(), summary: ok("SUMMARY", { Accepted: 9 }) }));
    const snapshot = await half.miner.snapshot();
    expect(snapshot.points).toEqual({ acceptedShares: 9 });
    expect(snapshot.state).toBe("unknown");
    expect(snapshot.issues.map((issue) => [issue.code, issue.at])).toContainEqual([
      "command-failed",
      "estats",
    ]);
    const none = miner(() => ({ version: version() }));
    await expect(none.miner.snapshot()).rejects.toMatchObject({ code: "command-unsupported" });
  });

  it("fails without a version to go by", async () => {
    const one = miner(() => ({ version: ok("VERSION", {}) }));
    await expect(one.miner.snapshot()).rejects.toMatchObject({ code: "reply-malformed", command: "version" });
  });

  it("says 0 TH/s in standby because the state does, and no efficiency", async () => {
    const mm =
      "SYSTEMSTATU[Work: In Idle, Hash Board: 1] GHSspd[54000.00] GHSavg[44046.77] PS[0 1 2 0 0 5 17]";
    const one = miner(() => ({
      version: version(),
      estats: estats(mm),
      summary: ok("SUMMARY", { Accepted: 1 }),
    }));
    const { state, points, sources } = await one.miner.snapshot();
    expect(state).toBe("standby");
    expect(points.hashrateThs).toBe(0);
    expect(sources.hashrateThs?.source).toBe("SYSTEMSTATU");
    expect(points.hashrateAvgThs).toBeCloseTo(44.04677, 8);
    expect(points.powerWallW).toBe(17);
    expect(points).not.toHaveProperty("efficiencyJPerTh");
  });

  it("survives members named like JavaScript's own", async () => {
    const text =
      '{"STATUS":[{"STATUS":"S","When":1,"Code":22,"Msg":"m"}],"VERSION":[{"MODEL":"Mini3","__proto__":"x","constructor":"y","toString":"z"}],"__proto__":[{"polluted":1}],"id":1}';
    const transport = memoryTransport((request) =>
      request.includes("version") ? text : JSON.stringify(UNKNOWN),
    );
    const identity = await openMiner("192.0.2.1", { transport }).identify();
    expect(identity.model).toBe("mini3");
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("single calls", () => {
  it("throw the miner's refusal with its own words and code", async () => {
    const refused = {
      STATUS: [{ STATUS: "E", When: 1, Code: 45, Msg: "Access denied to 'notify' command" }],
      id: 1,
    };
    const one = miner(() => ({ notify: refused }));
    await expect(one.miner.read("notify")).rejects.toMatchObject({
      code: "command-rejected",
      device: { code: 45, message: "Access denied to 'notify' command" },
    });
    await expect(one.miner.read("coin")).rejects.toMatchObject({ code: "command-unsupported" });
    expect((await one.miner.command("notify")).status[0]?.code).toBe(45);
  });

  it("give no pools where the miner says so", async () => {
    const one = miner(() => ({
      pools: { STATUS: [{ STATUS: "E", When: 1, Code: 8, Msg: "No pools" }], id: 1 },
    }));
    expect(await one.miner.pools()).toEqual([]);
  });

  it("type what they read", async () => {
    const one = miner(() => ({
      check: ok("CHECK", { Exists: "Y", Access: "N" }),
      lcd: ok("LCD", { "GHS av": 6564.14, "Current Pool": "none", User: "" }),
      privileged: { STATUS: [{ STATUS: "S", When: 1, Code: 46, Msg: "Privileged access OK" }], id: 1 },
      notify: ok("NOTIFY", { NOTIFY: 0, "*Dev Over Heat": 2, "Reason Not Well": "None" }),
    }));
    expect((await one.miner.read("check", { parameter: "addpool" })).value).toEqual({
      exists: true,
      access: false,
    });
    expect((await one.miner.read("lcd")).value).toEqual({ hashrateAvgThs: 6.56414, currentPool: "none" });
    expect((await one.miner.read("privileged")).value).toEqual({ granted: true });
    expect((await one.miner.read("notify")).value).toEqual([
      { index: 0, overHeat: 2, reasonNotWell: "None" },
    ]);
  });
});
