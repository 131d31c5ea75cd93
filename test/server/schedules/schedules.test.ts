import { describe, expect, it } from "vitest";
import { OWNER } from "../support/server-parts.js";
import { commandsOver, pollAll, warnedParts } from "../support/warned-parts.js";
import { schedule, scheduledHouse, timesTold } from "./scheduled-house.js";

const DAY = 24 * 60;

describe("a schedule", () => {
  it("orders its intent at its time, on its days, and shows when it comes next", async () => {
    // A Friday.
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const { id } = house.schedules.create(schedule({ days: ["fri", "sun"] }), OWNER);
    const next = house.schedules.need(id).nextRuns.map((at) => new Date(at).toISOString());
    expect(next.slice(0, 3)).toEqual([
      "2026-11-20T21:30:00.000Z",
      "2026-11-22T21:30:00.000Z",
      "2026-11-27T21:30:00.000Z",
    ]);
    await house.pass(60);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "ordered" }]);
    await house.pass(DAY, 15);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
    const ran = house.journal.list({ limit: 1000 }).filter(({ kind }) => kind === "schedule.ran");
    expect(ran).toMatchObject([{ actor: { kind: "system", name: "Evening" } }]);
    const [command] = house.commands.list({ minerId: house.fleet.list()[0]?.id, limit: 1 });
    expect(command).toMatchObject({ origin: "schedule", status: "confirmed" });
  });

  it.each([
    ["skips an hour", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"]],
    ["has an hour twice", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"]],
  ])("runs exactly once in a night that %s", async (_night, start, wanted) => {
    const house = await scheduledHouse(start);
    house.schedules.create(schedule({ time: "02:30" }), OWNER);
    await house.pass(2 * DAY, 10);
    const ran = house.journal.list({ limit: 1000 }).filter(({ kind }) => kind === "schedule.ran");
    expect(ran.map(({ data }) => new Date(Number(data["plannedAt"])).toISOString()).reverse()).toEqual(
      wanted,
    );
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(2);
  });

  it("keeps the time zone it was given", async () => {
    const house = await scheduledHouse("2026-11-20T12:00:00Z");
    const { nextRuns } = house.schedules.create(
      schedule({ timezone: "America/New_York", time: "08:00" }),
      OWNER,
    );
    expect(new Date(nextRuns[0] ?? 0).toISOString()).toBe("2026-11-20T13:00:00.000Z");
  });

  it("leaves out the dates that are exceptions, and says so", async () => {
    const house = await scheduledHouse("2026-12-23T12:00:00Z");
    const { id } = house.schedules.create(schedule({ exceptions: ["2026-12-24", "2026-12-25"] }), OWNER);
    const next = house.schedules.need(id).nextRuns.map((at) => new Date(at).toISOString().slice(0, 10));
    expect(next.slice(0, 2)).toEqual(["2026-12-23", "2026-12-26"]);
    await house.pass(3 * DAY, 30);
    const kinds = house.journal.list({ limit: 1000 }).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "schedule.exception")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "schedule.ran")).toHaveLength(1);
  });

  it("does nothing while it is off, and nothing late when it is on again", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const { id, nextRuns } = house.schedules.create(schedule({ enabled: false }), OWNER);
    expect(nextRuns).toEqual([]);
    await house.pass(60);
    house.schedules.replace(id, schedule(), OWNER);
    await house.pass(60);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(0);
  });
});

describe("a miner that is offline at the time", () => {
  it("is skipped", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const { id } = house.schedules.create(schedule(), OWNER);
    await house.devices[0]?.setFault("refused");
    await house.pass(60);
    await house.devices[0]?.clearFault();
    await house.pass(60);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "skipped" }]);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(0);
  });

  it("gets it when it is back in time, once", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const whenOffline = { do: "on-return", withinMinutes: 120 } as const;
    const { id } = house.schedules.create(schedule({ whenOffline }), OWNER);
    await house.devices[0]?.setFault("refused");
    await house.pass(60);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "waiting" }]);
    await house.devices[0]?.clearFault();
    await house.pass(60);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
  });

  it("does not get it any more when it is back too late", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const whenOffline = { do: "on-return", withinMinutes: 30 } as const;
    const { id } = house.schedules.create(schedule({ whenOffline }), OWNER);
    await house.devices[0]?.setFault("refused");
    await house.pass(90);
    await house.devices[0]?.clearFault();
    await house.pass(30);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "expired" }]);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(0);
  });

  it("does not get what a later schedule has undone", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const whenOffline = { do: "on-return", withinMinutes: 600 } as const;
    const { id } = house.schedules.create(schedule({ whenOffline }), OWNER);
    const on = { kind: "setLcd", on: true } as const;
    house.schedules.create(schedule({ name: "Later", time: "23:00", intent: on, whenOffline }), OWNER);
    await house.devices[0]?.setFault("refused");
    await house.pass(150);
    await house.devices[0]?.clearFault();
    await house.pass(30);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "overridden" }]);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(0);
    expect(timesTold(house.devices[0], "lcd,0:1")).toBe(1);
  });
});

describe("a person", () => {
  it("overrules what still waits, until the next run", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z", [{}, { seed: 12 }]);
    const [miner] = house.fleet.list();
    const { id } = house.schedules.create(schedule(), OWNER);
    await house.pass(60);
    house.commands.submit({
      ...{ minerId: miner?.id ?? "", intent: { kind: "setLcd", on: true }, actor: OWNER, origin: "rest" },
      ...{ isUnattended: false, isDryRun: false },
    });
    await house.idle();
    expect(house.schedules.need(id).overridden).toMatchObject([{ minerId: miner?.id, by: "owner" }]);
    await house.pass(60);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
    await house.pass(DAY, 15);
    expect(house.schedules.need(id).overridden).toEqual([]);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(2);
  });

  it("does not overrule it by setting something else, nor does the schedule overrule itself", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const { id } = house.schedules.create(schedule(), OWNER);
    await house.pass(60);
    house.commands.submit({
      ...{ minerId: house.fleet.list()[0]?.id ?? "", intent: { kind: "setFan", percent: 40 }, actor: OWNER },
      ...{ origin: "rest", isUnattended: false, isDryRun: false },
    });
    await house.idle();
    expect(house.schedules.need(id).overridden).toEqual([]);
  });
});

describe("a restart of the server", () => {
  it("runs nothing twice, and does late what is still in time", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const whenOffline = { do: "on-return", withinMinutes: 120 } as const;
    house.schedules.create(schedule(), OWNER);
    house.schedules.create(schedule({ name: "Later", time: "23:30", whenOffline }), OWNER);
    await house.pass(60);
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
    // Killed here, and down over the time of the other one.
    await house.stop();
    house.clock.advance(60 * 60_000);
    const next = warnedParts({ folder: house.folder, clock: house.clock, timezone: "Europe/Berlin" });
    const [device] = house.devices;
    next.schedules.tick();
    await pollAll(next);
    for (let times = 0; times < 3; times += 1) next.schedules.tick();
    await commandsOver(next, house.devices);
    expect(timesTold(device, "lcd,0:0")).toBe(2);
  });

  it("says what was missed, and does not do it", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    house.schedules.create(schedule(), OWNER);
    house.clock.advance(3 * DAY * 60_000);
    house.schedules.tick();
    await house.idle();
    expect(house.journal.list({ limit: 1000 }).filter(({ kind }) => kind === "schedule.missed")).toHaveLength(
      3,
    );
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(0);
  });

  it("orders nothing again when it died between the order and its own note of it", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    house.schedules.create(schedule(), OWNER);
    await house.pass(60);
    house.store.prepare("UPDATE schedule_tasks SET outcome = 'waiting', command_id = NULL").run();
    house.store.prepare("UPDATE schedule_tasks SET expires_at = expires_at + 86400000").run();
    house.schedules.tick();
    await house.idle();
    expect(timesTold(house.devices[0], "lcd,0:0")).toBe(1);
  });
});

describe("limits", () => {
  it("hold: a miner that may not be woken unattended is not, and the schedule says so", async () => {
    const house = await scheduledHouse("2026-11-20T21:00:00Z");
    const [miner] = house.fleet.list();
    house.fleet.change(miner?.id ?? "", { limits: { neverOnUnattended: true } }, OWNER);
    const { id } = house.schedules.create(schedule({ intent: { kind: "wake" } }), OWNER);
    await house.pass(60);
    expect(house.schedules.need(id).lastRun?.miners).toMatchObject([{ outcome: "refused" }]);
    expect(house.journal.list({ limit: 1000 }).map(({ kind }) => kind)).toContain("schedule.refused");
    expect(timesTold(house.devices[0], "softon")).toBe(0);
  });
});
