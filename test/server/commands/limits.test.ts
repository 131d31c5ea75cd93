import type { IntentInput } from "@hearthash/contract";
import type { MinerOptions } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { commandedOne, order, told } from "../support/commanded-miner.js";

const unattended = { isUnattended: true, origin: "schedule" } as const;
const MIGHT_START: readonly IntentInput[] = [
  { kind: "reboot" },
  { kind: "setRoomLimit", celsius: 30 },
  { kind: "switchPool", pool: 1 },
  { kind: "enablePool", pool: 1 },
  { kind: "setPoolPriority", pools: [1, 0] },
];
const STARTS_NOTHING: readonly IntentInput[] = [
  { kind: "setFan", percent: 50 },
  { kind: "setLcd", on: false },
  { kind: "disablePool", pool: 2 },
  { kind: "standby" },
];

type Commanded = Awaited<ReturnType<typeof commandedOne>>;

/** A miner in standby, as the fleet has seen it. */
async function inStandby(model: MinerOptions["model"]): Promise<Commanded> {
  const all = await commandedOne(model);
  const { bus, miner, fleet, device } = all;
  const { status } = await bus.ended(bus.submit(order(miner.id, { kind: "standby" })).id);
  expect(status).toBe("confirmed");
  await fleet.pollNow(miner.id);
  device.clearRequests();
  return all;
}

function limit(
  { fleet, miner }: Commanded,
  limits: { maxPowerW?: number; neverOnUnattended?: boolean },
): void {
  fleet.change(miner.id, { limits });
}

/** How an unattended order ends. */
async function end({ bus, miner }: Commanded, intent: IntentInput, over = {}): Promise<string> {
  try {
    const { status, code } = await bus.ended(
      bus.submit(order(miner.id, intent, { ...unattended, ...over })).id,
    );
    return code ?? status;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("a miner that only a person may wake", () => {
  it.each(["mini3", "q"] as const)(
    "stays in standby: nothing unattended that may start a %s is sent",
    async (model) => {
      const all = await inStandby(model);
      limit(all, { neverOnUnattended: true });
      const word = model === "mini3" ? "night" : "eco";
      const wakes: readonly IntentInput[] = [
        { kind: "wake" },
        { kind: "setWorkMode", mode: word },
        { kind: "setWorkLevel", level: 0 },
      ];
      for (const intent of [...wakes, ...MIGHT_START]) {
        expect([intent.kind, await end(all, intent)]).toEqual([intent.kind, "unsafe-unattended"]);
      }
      expect(told(all.device)).toEqual([]);
      expect(all.device.state.phase).toBe("idle");
    },
  );

  it("takes what starts nothing, and everything while it runs", async () => {
    const all = await commandedOne("mini3");
    limit(all, { neverOnUnattended: true });
    expect(await end(all, { kind: "setWorkMode", mode: "night" })).toBe("confirmed");
    expect(await end(all, { kind: "switchPool", pool: 1 })).toBe("confirmed");
    for (const intent of STARTS_NOTHING)
      expect([intent.kind, await end(all, intent)]).toEqual([intent.kind, "confirmed"]);
    expect(await end(all, { kind: "setLcd", on: true })).toBe("confirmed");
  });

  it("is not taken for running when it does not answer, or when a person has just put it to sleep", async () => {
    const all = await commandedOne("mini3");
    limit(all, { neverOnUnattended: true });
    await all.device.stop();
    expect(await end(all, { kind: "reboot" })).toBe("unsafe-unattended");
    await all.device.start();
    await all.fleet.handle(all.miner.id).control.apply({ kind: "standby" });
    all.device.clearRequests();
    expect(await end(all, { kind: "reboot" })).toBe("unsafe-unattended");
    expect(told(all.device)).toEqual([]);
  });

  it("is woken by a person", async () => {
    const all = await inStandby("mini3");
    limit(all, { neverOnUnattended: true });
    expect(await end(all, { kind: "wake" }, { isUnattended: false })).toBe("confirmed");
  });

  it("tells of the refusal in the journal", async () => {
    const all = await inStandby("q");
    limit(all, { neverOnUnattended: true });
    await end(all, { kind: "wake" });
    expect(all.journal.list()[0]).toMatchObject({
      kind: "command.refused",
      minerId: all.miner.id,
      data: { code: "unsafe-unattended", intent: { kind: "wake" } },
    });
  });
});

describe("the maximum power of a miner", () => {
  it("binds modes by what each has shown: an Avalon Q learns its modes", async () => {
    const all = await commandedOne("q", { mode: 0 });
    await all.fleet.pollNow(all.miner.id);
    limit(all, { maxPowerW: 1000 });
    expect(await end(all, { kind: "setWorkMode", mode: "standard" })).toBe("unsafe-unattended");
    expect(await end(all, { kind: "setWorkMode", mode: "eco" })).toBe("confirmed");
    expect(told(all.device)).toEqual(["ascset 0,workmode,set,0"]);
    // By hand it may do anything, and what it shows then is known from then on.
    expect(await end(all, { kind: "setWorkMode", mode: "standard" }, { isUnattended: false })).toBe(
      "confirmed",
    );
    await all.fleet.pollNow(all.miner.id);
    limit(all, { maxPowerW: 1300 });
    expect(await end(all, { kind: "setWorkMode", mode: "standard" })).toBe("unsafe-unattended");
    limit(all, { maxPowerW: 1500 });
    expect(await end(all, { kind: "setWorkMode", mode: "eco" })).toBe("confirmed");
    expect(await end(all, { kind: "setWorkMode", mode: "standard" })).toBe("confirmed");
    expect(await end(all, { kind: "setWorkMode", mode: "super" })).toBe("unsafe-unattended");
  });

  it("counts every level that a mode may begin in", async () => {
    const all = await commandedOne("mini3", { mode: 0, level: -1 });
    limit(all, { maxPowerW: 3000 });
    expect(await end(all, { kind: "setWorkMode", mode: "heating" })).toBe("unsafe-unattended");
    expect(await end(all, { kind: "setWorkLevel", level: 0 })).toBe("unsafe-unattended");
    expect(await end(all, { kind: "setWorkLevel", level: "eco" })).toBe("confirmed");
    await end(all, { kind: "setWorkLevel", level: 0 }, { isUnattended: false });
    await all.fleet.pollNow(all.miner.id);
    expect(await end(all, { kind: "setWorkMode", mode: "heating" })).toBe("confirmed");
    expect(await end(all, { kind: "setWorkMode", mode: "mining" })).toBe("unsafe-unattended");
  });

  it("takes the level of a Nano 3 for its mode", async () => {
    const all = await commandedOne("nano3", { mode: 1 });
    limit(all, { maxPowerW: 110 });
    expect(await end(all, { kind: "setWorkLevel", level: "high" })).toBe("unsafe-unattended");
    expect(await end(all, { kind: "setWorkMode", mode: "high" })).toBe("unsafe-unattended");
    expect(await end(all, { kind: "setWorkLevel", level: 1 })).toBe("confirmed");
    limit(all, { maxPowerW: 100 });
    expect(await end(all, { kind: "setWorkLevel", level: 1 })).toBe("unsafe-unattended");
  });

  it.each([
    ["q", 1000, "confirmed"],
    ["q", 900, "unsafe-unattended"],
    ["mini3", 1100, "confirmed"],
    ["mini3", 300, "unsafe-unattended"],
  ] as const)("lets a %s wake under %i W: %s", async (model, maxPowerW, ending) => {
    const all = await inStandby(model);
    limit(all, { maxPowerW });
    expect(await end(all, { kind: "wake" })).toBe(ending);
  });

  it("refuses what may start a miner above it, and lets a running one be restarted", async () => {
    const all = await inStandby("q");
    limit(all, { maxPowerW: 500 });
    for (const intent of MIGHT_START) expect(await end(all, intent)).toBe("unsafe-unattended");
    expect(told(all.device)).toEqual([]);
    await end(all, { kind: "wake" }, { isUnattended: false });
    await expect.poll(() => all.device.state.phase, { timeout: 20_000 }).toBe("work");
    expect(await end(all, { kind: "reboot" })).toBe("confirmed");
  });

  it("is never met by a miner whose power is not known", async () => {
    const all = await commandedOne("nano3s");
    limit(all, { maxPowerW: 5000 });
    expect(await end(all, { kind: "setWorkMode", mode: "low" })).toBe("unsafe-unattended");
    const foreign = await commandedOne("a1246");
    limit(foreign, { maxPowerW: 50_000 });
    expect(await end(foreign, { kind: "setWorkMode", mode: "eco" })).toBe("unsafe-unattended");
  });

  it("is remembered over a restart", async () => {
    const all = await commandedOne("q", { mode: 0 });
    await all.fleet.pollNow(all.miner.id);
    await end(all, { kind: "setWorkMode", mode: "standard" }, { isUnattended: false });
    await all.fleet.pollNow(all.miner.id);
    limit(all, { maxPowerW: 1000 });
    await all.bus.stop(1000);
    const again = { ...all, bus: all.openBus() };
    expect(await end(again, { kind: "setWorkMode", mode: "eco" })).toBe("confirmed");
    await again.bus.stop(1000);
  });
});
