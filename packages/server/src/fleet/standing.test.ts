import type { MinerState } from "@hearthash/client";
import { describe, expect, it } from "vitest";
import {
  afterFailure,
  afterReading,
  type Judged,
  needsConfirmation,
  newStanding,
  type Standing,
} from "./standing.js";

interface Step {
  readonly state?: MinerState;
  readonly uptimeS?: number;
  readonly fails?: true;
}

/** Runs polls one second apart; gives what each decided. */
function run(steps: readonly Step[], start: Standing = newStanding(0, undefined)) {
  let standing = start;
  const decided = steps.map((step, index): readonly string[] => {
    const at = (index + 1) * 1000;
    const judged: Judged = step.fails
      ? afterFailure(standing, at)
      : afterReading(standing, { at, state: step.state ?? "hashing", uptimeS: step.uptimeS });
    standing = judged.standing;
    return judged.changes.map(({ kind }) => kind);
  });
  return { decided, standing };
}

const fail: Step = { fails: true };
const good: Step = {};

describe("presence", () => {
  it("is online with the first answer, and lost and found on the second", () => {
    const { decided, standing } = run([good, fail, fail, fail, good, good]);
    expect(decided).toEqual([[], [], ["lost"], [], [], ["found"]]);
    expect(standing).toMatchObject({ presence: "online", since: 6000, failures: 0, returns: 0 });
  });

  it("is not lost by single failures, nor found by single answers", () => {
    expect(run([good, fail, good, fail, good]).decided.flat()).toEqual([]);
    expect(run([good, fail, fail, good, fail, good, fail]).decided.flat()).toEqual(["lost"]);
  });

  it("tells how long it was away", () => {
    const { standing } = run([good, fail, fail, good]);
    expect(afterReading(standing, { at: 9000, state: "hashing", uptimeS: undefined }).changes).toEqual([
      { kind: "found", awayMs: 8000 },
    ]);
  });

  it("is not lost if it never answered, but if it did before a restart of the server", () => {
    expect(run([fail, fail, fail]).decided.flat()).toEqual([]);
    expect(run([fail, fail]).standing.presence).toBe("offline");
    expect(run([fail, fail], newStanding(0, 1)).decided.flat()).toEqual(["lost"]);
  });
});

describe("state", () => {
  it("changes when it is seen twice in a row", () => {
    const states: MinerState[] = ["hashing", "standby", "standby", "starting", "fault", "fault"];
    const { decided, standing } = run(states.map((state) => ({ state })));
    expect(decided).toEqual([[], [], ["state"], [], [], ["state"]]);
    expect(standing.state).toBe("fault");
  });

  it("does not change when it is seen once, or with a failure between", () => {
    expect(
      run([
        good,
        { state: "standby" },
        good,
        { state: "standby" },
        fail,
        { state: "standby" },
      ]).decided.flat(),
    ).toEqual([]);
  });
});

describe("a restart", () => {
  const uptimes = (...all: readonly number[]) => run(all.map((uptimeS) => ({ uptimeS }))).decided.flat();

  it("is an uptime that begins anew and goes on from there", () => {
    expect(uptimes(1000, 1005, 3, 8, 13)).toEqual(["restarted"]);
    expect(uptimes(1000, 3, 1, 4)).toEqual(["restarted"]);
  });

  it("is not a single small uptime", () => {
    expect(uptimes(1000, 3, 1010, 1015)).toEqual([]);
  });

  it("is noticed behind an absence too", () => {
    const steps: Step[] = [{ uptimeS: 1000 }, fail, fail, { uptimeS: 5 }, { uptimeS: 10 }, { uptimeS: 15 }];
    expect(run(steps).decided.flat()).toEqual(["lost", "found", "restarted"]);
  });
});

describe("a second poll", () => {
  it("is wanted soon while something is open", () => {
    const open = (steps: readonly Step[]) => needsConfirmation(run(steps).standing);
    expect(open([good])).toBe(false);
    expect(open([good, fail])).toBe(true);
    expect(open([good, fail, fail])).toBe(false);
    expect(open([good, fail, fail, good])).toBe(true);
    expect(open([good, { state: "standby" }])).toBe(true);
    expect(open([{ uptimeS: 10 }, { uptimeS: 1 }])).toBe(true);
  });
});
