import type { CommandResource, ScheduleResource } from "@hearthash/contract";
import { expect, it } from "vitest";
import { outcomesOf } from "./last-run.js";

type Run = NonNullable<ScheduleResource["lastRun"]>["miners"][number];

function run(over: Partial<Run>): Run {
  return { minerId: "a", outcome: "ordered", reason: null, commandId: null, ...over };
}

function command(over: Partial<CommandResource>): CommandResource {
  return {
    ...{ id: "c", minerId: "a", intent: {}, status: "confirmed", dryRun: false, reason: null, code: null },
    ...{ message: null, needsReboot: false, plan: null, origin: "schedule", createdAt: 0 },
    ...{ actor: { kind: "system", id: "s", name: "Night" }, startedAt: 0, finishedAt: 0 },
    ...over,
  };
}

const told = (one: Run, of?: Partial<CommandResource>) =>
  outcomesOf({ plannedAt: 0, miners: [one] }, () => (of === undefined ? undefined : command(of)))[0];

it("is what became of the command, once that is known", () => {
  const ordered = run({ commandId: "c" });
  expect(told(ordered)).toMatchObject({ step: "waiting", text: "ordered" });
  expect(told(ordered, { status: "running" })).toMatchObject({ step: "waiting" });
  expect(told(ordered, {})).toEqual({ minerId: "a", step: "confirmed", text: "confirmed" });
  expect(told(ordered, { status: "unconfirmed", reason: "it hung up" })).toMatchObject({
    step: "unconfirmed",
    text: "sent, not shown by the miner: it hung up",
  });
  expect(told(ordered, { status: "refused", reason: "only a person may wake it" })).toMatchObject({
    step: "failed",
    text: "only a person may wake it",
  });
});

it("is the schedule's own word where nothing was ordered", () => {
  expect(told(run({ outcome: "waiting" }))).toMatchObject({ step: "waiting" });
  expect(told(run({ outcome: "skipped", reason: "A does not answer" }))).toMatchObject({
    step: "failed",
    text: "A does not answer",
  });
  expect(told(run({ outcome: "overridden", reason: "Ann has set it by hand" }))).toMatchObject({
    step: "left",
    text: "Ann has set it by hand",
  });
  expect(told(run({ outcome: "expired" }))).toMatchObject({ step: "failed", text: "expired" });
});
