import { describe, expect, it } from "vitest";
import { Tally } from "./tally.js";

/** A tally of 100 addresses and its clock. */
function tallied(passes = 2) {
  let now = 1000;
  const tally = new Tally(100, passes, () => now);
  const times = (count: number, act: () => void) => {
    for (let done = 0; done < count; done += 1) act();
  };
  return {
    tally,
    times,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe("Tally", () => {
  it("says where it stands every 200 ms at most", () => {
    const { tally, pass } = tallied();
    expect(tally.dueProgress()).toBeUndefined();
    pass(199);
    expect(tally.dueProgress()).toBeUndefined();
    pass(1);
    expect(tally.dueProgress()).toEqual({ kind: "progress", done: 0, total: 100, found: 0, asking: 0 });
    expect(tally.dueProgress()).toBeUndefined();
  });

  it("estimates by its pace where nothing is silent", () => {
    const { tally, pass, times } = tallied();
    times(20, () => tally.count("refused"));
    pass(1000);
    expect(tally.progress()).toMatchObject({ done: 20, secondsLeft: 4 });
  });

  it("expects the silent ones to be tried again", () => {
    const { tally, pass, times } = tallied();
    times(50, () => tally.countPostponed());
    pass(1000);
    expect(tally.progress()).toMatchObject({ done: 0, secondsLeft: 3 });
    times(50, () => tally.countPostponed());
    pass(1000);
    expect(tally.progress()).toMatchObject({ done: 0, secondsLeft: 2 });
    times(100, () => tally.count("silent"));
    pass(2000);
    expect(tally.progress()).toMatchObject({ done: 100, secondsLeft: 0 });
  });

  it("expects each of three passes", () => {
    const { tally, pass, times } = tallied(3);
    times(100, () => tally.countPostponed());
    pass(1000);
    expect(tally.progress()).toMatchObject({ secondsLeft: 2 });
    times(100, () => tally.countPostponed());
    pass(1000);
    expect(tally.progress()).toMatchObject({ secondsLeft: 1 });
  });

  it("counts open ports until they have answered, and sums up", () => {
    const { tally, pass, times } = tallied();
    times(3, () => tally.countOpened());
    tally.count("found");
    tally.count("open");
    expect(tally.progress()).toMatchObject({ found: 1, asking: 1 });
    pass(500);
    expect(tally.summary()).toEqual({
      kind: "done",
      scanned: 2,
      found: 1,
      open: 1,
      refused: 0,
      silent: 0,
      unreachable: 0,
      elapsedMs: 500,
    });
  });
});
