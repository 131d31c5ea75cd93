import { join } from "node:path";
import { manualClock } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { openHistory } from "../../../packages/server/src/history/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { dataFolder, OWNER } from "../support/server-parts.js";
import { pollAll, pollDue, START_MS, type TestClock } from "../support/warned-parts.js";
import { alertedHouse, messages } from "./alerted-house.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A house whose history hears of every poll, as the server lets it. */
async function rememberingHouse(clock: TestClock, pricePerKwh: number | undefined) {
  const options = { folder: join(dataFolder(), "history"), clock, onProblem: () => undefined };
  const history = stoppedBehind(openHistory(options));
  const energyPrice = () => ({ pricePerKwh, currency: "EUR" });
  const house = await alertedHouse([{}, {}], { clock, timezone: "Europe/Berlin", history, energyPrice });
  house.events.on("miner.updated", ({ miner }) => history.record(miner));
  house.alerts.changeRule("daily-digest", { enabled: true, threshold: 8 }, OWNER);
  await house.alerts.tick();
  /** Polls each minute: history takes the time between two polls for known. */
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.advance(MINUTE_MS);
      await pollDue(house, house.devices);
    }
  };
  const digests = () => messages(house.store).filter(({ alert }) => alert?.kind === "daily-digest");
  return { ...house, history, pass, digests };
}

describe("the daily digest", { timeout: 120_000 }, () => {
  it("tells what the day has cost and brought, and of whom something is missing", async () => {
    // 04:55 in Berlin.
    const clock = manualClock(START_MS + 3 * HOUR_MS + 55 * MINUTE_MS);
    const house = await rememberingHouse(clock, 0.3);
    await house.pass(100);
    await house.devices[1]?.setFault("refused");
    await house.pass(90);
    expect(house.digests()).toEqual([]);
    await house.alerts.tick();
    const [message, ...others] = house.digests();
    expect(others).toEqual([]);
    const day = message?.alert?.data["day"] as Record<string, number> | undefined;
    const ids = house.fleet.list().map(({ id }) => id);
    const span = { fromMs: clock.now() - 24 * HOUR_MS, toMs: clock.now() };
    const energies = await Promise.all(ids.map((minerId) => house.history.energy({ minerId, ...span })));
    const energyKwh = energies.reduce((total, energy) => total + (energy.energyKwh ?? 0), 0);
    expect(energyKwh).toBeGreaterThan(1);
    expect(day?.["energyKwh"]).toBeCloseTo(energyKwh, 3);
    expect(day?.["heatKwh"]).toBe(day?.["energyKwh"]);
    expect(day?.["cost"]).toMatchObject({ amount: expect.closeTo(energyKwh * 0.3, 3), currency: "EUR" });
    const accepted = house.fleet.list().map(({ snapshot }) => snapshot?.points.acceptedShares ?? 0);
    expect(day?.["acceptedShares"]).toBeGreaterThan(0);
    expect(day?.["acceptedShares"]).toBeLessThan(accepted.reduce((total, count) => total + count, 0));
    expect(message?.text).toContain(`Last day: ${energyKwh.toFixed(2)} kWh, all of it heat; `);
    expect(message?.text).toContain(`${(energyKwh * 0.3).toFixed(2)} EUR`);
    expect(message?.text).toMatch(/[\d.]+ TH\/s on average; [\d,]+ shares accepted, [\d,]+ rejected\./);
    expect(message?.text).toMatch(/Not known, and not in these figures: Miner 2 22 h \d+ min, Miner 1 20 h/);
    expect(message?.text).toContain("Worst: Miner 2 has not answered since 06:");
  });

  it("says that a figure is not known rather than nothing or zero", async () => {
    const house = await rememberingHouse(manualClock(START_MS + 6 * HOUR_MS + 50 * MINUTE_MS), undefined);
    house.clock.advance(20 * MINUTE_MS);
    await house.alerts.tick();
    const [message] = house.digests();
    expect(message?.text).toContain("Last day: energy not known; hashrate not known; shares not known.");
    expect(message?.text).toContain("Not known, and not in these figures: Miner 1 24 h, Miner 2 24 h.");
    expect(JSON.stringify(message?.alert?.data["day"])).not.toMatch(/Kwh|Shares|cost/);
  });

  it("is told without figures where history is off", async () => {
    const house = await alertedHouse([{}], { timezone: "Europe/Berlin" });
    house.alerts.changeRule("daily-digest", { enabled: true, threshold: 8 }, OWNER);
    await house.alerts.tick();
    // 00:00 UTC is 01:00 in Berlin: seven hours to go.
    house.clock.advance(6 * HOUR_MS + 59 * MINUTE_MS);
    await house.alerts.tick();
    expect(house.told()).toEqual([]);
    house.clock.advance(MINUTE_MS);
    await pollAll(house);
    await Promise.all([house.alerts.tick(), house.alerts.tick()]);
    expect(house.told()).toHaveLength(1);
    expect(house.told()[0]).toMatch(
      /^daily-digest told: 1 of 1 miner hash, [\d.]+ TH\/s, \d+ W at the wall\. The figures of the last day are not known/,
    );
  });

  it("comes once a day at the same local hour across the change of the clock", async () => {
    const clock = manualClock(Date.parse("2026-10-23T12:00:00Z"));
    const house = await alertedHouse([], { timezone: "Europe/Berlin", clock });
    house.alerts.changeRule("daily-digest", { enabled: true, threshold: 8 }, OWNER);
    for (let half = 0; half < 4 * 48; half += 1) {
      await house.alerts.tick();
      clock.advance(30 * MINUTE_MS);
    }
    const at = messages(house.store).map((message) => new Date(message.at).toISOString());
    expect(at).toEqual([
      "2026-10-24T06:00:00.000Z",
      "2026-10-25T07:00:00.000Z",
      "2026-10-26T07:00:00.000Z",
      "2026-10-27T07:00:00.000Z",
    ]);
  });
});
