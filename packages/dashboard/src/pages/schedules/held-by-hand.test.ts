import type { ScheduleResource } from "@hearthash/contract";
import { expect, it } from "vitest";
import { heldByHand } from "./held-by-hand.js";

const HOUR = 3_600_000;

function schedule(over: Partial<ScheduleResource>): ScheduleResource {
  return {
    ...{ id: "s", name: "Night", enabled: true, miners: "all", days: ["mon"], time: "22:00" },
    ...{ timezone: "UTC", intent: { kind: "standby" }, exceptions: [], whenOffline: { do: "skip" } },
    ...{ nextRuns: [22 * HOUR, 46 * HOUR], lastRun: null, overridden: [] },
    ...over,
  };
}

const held = schedule({ overridden: [{ minerId: "a", since: HOUR, by: "Ann" }] });

it("lasts until the next run of the schedule", () => {
  expect(heldByHand(held, [held])).toEqual([{ minerId: "a", by: "Ann", until: 22 * HOUR }]);
});

it("ends sooner where another schedule sets the same thing there", () => {
  const morning = schedule({ id: "m", intent: { kind: "wake" }, nextRuns: [6 * HOUR] });
  const elsewhere = schedule({ id: "e", miners: ["b"], nextRuns: [2 * HOUR] });
  const off = schedule({ id: "o", enabled: false, nextRuns: [3 * HOUR] });
  const display = schedule({ id: "d", intent: { kind: "setLcd", on: false }, nextRuns: [4 * HOUR] });
  const all = [held, morning, elsewhere, off, display];
  expect(heldByHand(held, all)).toEqual([{ minerId: "a", by: "Ann", until: 6 * HOUR }]);
});

it("is over when another schedule has set it since, not when that one was left out", () => {
  const run = (outcome: "ordered" | "skipped", plannedAt: number) =>
    schedule({
      id: "m",
      intent: { kind: "wake" },
      lastRun: { plannedAt, miners: [{ minerId: "a", outcome, reason: null, commandId: null }] },
    });
  expect(heldByHand(held, [held, run("ordered", 2 * HOUR)])).toEqual([]);
  expect(heldByHand(held, [held, run("ordered", HOUR / 2)])).toHaveLength(1);
  expect(heldByHand(held, [held, run("skipped", 2 * HOUR)])).toHaveLength(1);
});

it("has no end where no run comes", () => {
  const last = { ...held, nextRuns: [] };
  expect(heldByHand(last, [last])).toEqual([{ minerId: "a", by: "Ann", until: undefined }]);
});
