import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CommandTraces,
  decide,
  unwatched,
  type WatchMemory,
} from "../../../packages/server/src/watchdog/decide.js";
import { openWatchdog } from "../../../packages/server/src/watchdog/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { liveMiner, type Told } from "../alerts/live-miner.js";
import { known } from "../support/server-parts.js";
import { clockedDevices, commandsOver, pollAll, warnedParts } from "../support/warned-parts.js";

const MINUTE = 60_000;
const settings = { afterMs: 15 * MINUTE, restartsPerDay: 3 };
const quiet: CommandTraces = { isUnderWay: false, lastEndedAt: undefined };
const stuck: Told = { points: { hashrateThs: 0, acceptedShares: 7 } };

/** What is done, and after how many minutes, when a miner shows this for so many minutes. */
function actions(minutes: number, told: Told, traces: CommandTraces = quiet, start: WatchMemory = unwatched) {
  let memory = start;
  return Array.from({ length: minutes }, (_, minute) => {
    const now = (minute + 100_000) * MINUTE;
    const decision = decide(memory, liveMiner(now, told), now, settings, () => traces);
    memory = decision.memory;
    return decision.action === undefined ? [] : [`${decision.action} ${minute}`];
  }).flat();
}

describe("the watchdog's decision", () => {
  it("restarts at growing pauses, then gives up once", () => {
    expect(actions(600, stuck)).toEqual(["restart 15", "restart 46", "restart 107", "give-up 228"]);
  });

  it("has its budget back a day later", () => {
    const done = actions(1900, stuck);
    expect(done.slice(0, 5)).toEqual([
      "restart 15",
      "restart 46",
      "restart 107",
      "give-up 228",
      "restart 1455",
    ]);
  });

  it("leaves alone what stands still by its own word, is away, or works", () => {
    expect(actions(600, { ...stuck, state: "standby" })).toEqual([]);
    expect(actions(600, { ...stuck, state: "starting" })).toEqual([]);
    expect(actions(600, { ...stuck, presence: "offline" })).toEqual([]);
    expect(actions(600, { points: {} })).toEqual([]);
  });

  it("restarts one that hashes and has no shares accepted", () => {
    expect(actions(30, { points: { hashrateThs: 37, acceptedShares: 7 } })).toEqual(["restart 16"]);
  });

  it("does nothing during a command and the minutes after one", () => {
    expect(actions(100, stuck, { isUnderWay: true, lastEndedAt: undefined })).toEqual([]);
    const ended = { isUnderWay: false, lastEndedAt: 100_020 * MINUTE };
    expect(actions(40, stuck, ended)).toEqual(["restart 30"]);
  });

  it("never restarts more often than its budget within a day, whatever comes", () => {
    const moment = fc.tuple(
      fc.integer({ min: -30, max: 300 }),
      fc.constantFrom<Told>(stuck, { state: "standby" }, { points: { hashrateThs: 37, acceptedShares: 8 } }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 300 }), (moments) => {
        let memory = unwatched;
        let now = 100_000 * MINUTE;
        const restarts: number[] = [];
        for (const [minutes, told, isReloaded] of moments) {
          now += Math.max(0, minutes) * MINUTE;
          if (isReloaded) memory = JSON.parse(JSON.stringify(memory)) as WatchMemory;
          const decision = decide(memory, liveMiner(now, told), now, settings, () => quiet);
          memory = decision.memory;
          if (decision.action === "restart") restarts.push(now);
        }
        for (const at of restarts) {
          const inADay = restarts.filter((other) => other <= at && at - other < 24 * 60 * MINUTE);
          expect(inADay.length).toBeLessThanOrEqual(settings.restartsPerDay);
        }
      }),
    );
  });
});

describe("the watchdog", () => {
  const on = { enabled: true, afterMinutes: 15, restartsPerDay: 2 };

  /** A miner that hashes at nothing, whatever is done. */
  async function stuckMiner(watchdog = on) {
    const parts = warnedParts({ watchdog });
    const devices = await clockedDevices(parts.clock, [{ boot: { hangMs: 0 } }]);
    const [device] = devices;
    if (device === undefined) throw new Error("no miner");
    device.pin({ hashrateGhs: 0 });
    await known(parts.fleet, device.address, { name: "Miner 1" });
    stoppedBehind(parts.watchdog).start();
    stoppedBehind(parts.alerts).start();
    const pass = async (minutes: number) => {
      for (let minute = 0; minute < minutes; minute += 1) {
        parts.clock.advance(MINUTE);
        await device.settle();
        await pollAll(parts);
        await commandsOver(parts, devices);
      }
    };
    const reboots = () => parts.commands.list({ minerId: parts.fleet.list()[0]?.id, limit: 100 });
    return { ...parts, device, pass, reboots };
  }

  it("restarts a real one through the command bus, then says that it gives up, as an alert too", async () => {
    const house = await stuckMiner();
    await house.pass(30);
    expect(house.reboots()).toMatchObject([{ origin: "watchdog", intent: { kind: "reboot" } }]);
    await house.pass(240);
    expect(house.reboots()).toHaveLength(2);
    const kinds = house.journal.list({ limit: 1000 }).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "watchdog.gave-up")).toHaveLength(1);
    const open = house.alerts.list({ state: "open", kind: "system" }).items;
    expect(open).toMatchObject([{ data: { code: "watchdog-gave-up" } }]);
    house.device.pin({});
    await house.pass(10);
    expect(house.alerts.list({ state: "open", kind: "system" }).items).toEqual([]);
  });

  it("is off unless it is switched on", async () => {
    const house = await stuckMiner({ ...on, enabled: false });
    await house.pass(60);
    expect(house.reboots()).toEqual([]);
  });

  it("remembers its budget over a restart of the server", async () => {
    const house = await stuckMiner();
    await house.pass(120);
    expect(house.reboots()).toHaveLength(2);
    await house.watchdog.stop();
    const again = stoppedBehind(openWatchdog({ ...house, settings: () => on }));
    again.start();
    await house.pass(300);
    expect(house.reboots()).toHaveLength(2);
  });
});
