import type { SimulatedMiner } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { OWNER } from "../support/server-parts.js";
import { houseOfOne, messages } from "./alerted-house.js";

/** One pool, so that its counters are the miner's. */
const pools = [{ url: "stratum+tcp://pool.example:3333", worker: "w" }];
type House = Awaited<ReturnType<typeof houseOfOne>>;

/** Something goes wrong with a miner at work, and later is over: told once each, and nothing else is told of it. */
interface Trouble {
  readonly kind: string;
  /** How long the miner is seen at work before, and how long the trouble and its end take to be told. */
  readonly minutes: readonly [before: number, bad: number, over: number];
  readonly bad: (device: SimulatedMiner) => void | Promise<void>;
  readonly over: (device: SimulatedMiner) => void | Promise<void>;
  readonly text: RegExp;
}

const unpin = (device: SimulatedMiner) => device.pin({});

const troubles: readonly Trouble[] = [
  {
    kind: "offline",
    minutes: [2, 6, 4],
    bad: (device) => device.setFault("refused"),
    over: (device) => device.clearFault(),
    text: /has not answered since/,
  },
  {
    kind: "hashrate-low",
    // Its normal is believed after an hour, the first ten minutes of which are warming up.
    minutes: [80, 20, 10],
    bad: (device) => device.pin({ hashrateGhs: 20_000, average5mMhs: 20e6 }),
    over: unpin,
    text: /20\.0 TH\/s/,
  },
  {
    kind: "no-shares",
    minutes: [2, 22, 5],
    bad: (device) => device.pinPool(0, { accepted: 1_000_000 }),
    over: (device) => device.pinPool(0, { accepted: 1_000_001 }),
    text: /share/,
  },
  {
    kind: "chip-hot",
    minutes: [2, 4, 4],
    bad: (device) => device.pin({ chipMaxC: 108 }),
    over: unpin,
    text: /108/,
  },
  {
    kind: "board-hot",
    minutes: [2, 4, 4],
    bad: (device) => device.pin({ boardC: 93 }),
    over: unpin,
    text: /93/,
  },
  {
    kind: "fan-stopped",
    minutes: [2, 4, 4],
    bad: (device) => device.pin({ fanRpm: [0], fanPercent: 60 }),
    over: unpin,
    text: /fan/i,
  },
  {
    kind: "hardware-errors",
    minutes: [2, 12, 8],
    bad: (device) => device.pin({ hardwareErrorPercent: 9 }),
    over: (device) => device.pin({ hardwareErrorPercent: 0.1 }),
    text: /9\.0/,
  },
  {
    kind: "pool-dead",
    minutes: [2, 8, 4],
    bad: (device) => device.setFault("pools-dead"),
    over: (device) => device.clearFault(),
    text: /pool/i,
  },
];

describe("each rule with a length, through real polls", { timeout: 120_000 }, () => {
  it.each(troubles)("$kind begins once and ends once", async ({ kind, minutes, bad, over, text }) => {
    const house = await houseOfOne({ pools });
    const [before, during, after] = minutes;
    await house.pass(before);
    expect(house.told()).toEqual([]);
    await bad(house.device);
    await house.pass(during);
    expect(house.toldOf(kind)).toEqual(["told"]);
    expect(messages(house.store)[0]?.text).toMatch(text);
    const [open] = house.alerts.open().filter((alert) => alert.kind === kind);
    expect(open).toMatchObject({ minerId: house.minerId, state: "firing" });
    await over(house.device);
    await house.pass(after);
    expect(house.toldOf(kind)).toEqual(["told", "ended"]);
    expect(house.alerts.need(open?.id ?? "").state).toBe("resolved");
  });

  it("reject-rate goes by the latest shares", async () => {
    const house = await houseOfOne({ pools });
    const shares = async (accepted: number, rejected: number) => {
      house.device.pinPool(0, { accepted, rejected });
      await house.pass(16);
    };
    await shares(100_000, 10);
    await shares(100_100, 10);
    expect(house.toldOf("reject-rate")).toEqual([]);
    await shares(100_180, 30);
    expect(house.toldOf("reject-rate")).toEqual(["told"]);
    await shares(100_300, 30);
    expect(house.toldOf("reject-rate")).toEqual(["told", "ended"]);
  });

  it("hashrate-low takes what real ones of the model do until its own normal is learnt", async () => {
    const house = await houseOfOne({ model: "nano3s", mode: 2 });
    house.device.pin({ hashrateGhs: 3000, average5mMhs: 3e6 });
    await house.pass(20);
    expect(house.alerts.open()).toMatchObject([{ kind: "hashrate-low", data: { normalThs: 6.22 } }]);
  });
});

/** What happens at a moment: told once however often it is polled. */
async function once(house: House, kind: string, begin: () => void): Promise<void> {
  await house.pass(3);
  expect(house.told()).toEqual([]);
  begin();
  await house.pass(5);
  expect(house.toldOf(kind)).toEqual(["told"]);
  expect(house.alerts.list({}).items).toMatchObject([{ kind, state: "resolved", minerId: house.minerId }]);
}

describe("each rule without a length, through real polls", () => {
  it("best-share", async () => {
    const house = await houseOfOne({ pools });
    house.device.pinPool(0, { bestShare: 5e9 });
    await once(house, "best-share", () => house.device.pinPool(0, { bestShare: 6e9 }));
  });

  it("block-found", async () => {
    const house = await houseOfOne({ pools });
    await once(house, "block-found", () => house.device.pin({ foundBlocks: 1 }));
  });
});

describe("a band between begin and end", () => {
  it("keeps a value that wavers about the threshold from being told twice", async () => {
    const house = await houseOfOne({ pools });
    house.alerts.changeRule("chip-hot", { threshold: 100, durationS: 60 }, OWNER);
    for (let times = 0; times < 6; times += 1) {
      house.device.pin({ chipMaxC: 101 });
      await house.pass(2);
      house.device.pin({ chipMaxC: 98 });
      await house.pass(2);
    }
    expect(house.toldOf("chip-hot")).toEqual(["told"]);
  });
});
