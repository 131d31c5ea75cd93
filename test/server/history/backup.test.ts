import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { restoreHistory } from "../../../packages/server/src/history/index.js";
import { HOUR, live, MovedClock, opened, record, START, temporaryFolder } from "./history-support.js";

describe("a backup of a history", () => {
  it("is written while it goes on, and restores to the same", async () => {
    const clock = new MovedClock(START);
    const folder = temporaryFolder();
    const { history } = opened(join(folder, "first"), clock);
    const power = (at: number) => live(at, { powerWallW: 700 + ((at / 30_000) % 100) });
    await record(history, clock, { from: START, to: START + 3 * HOUR, stepMs: 30_000 }, (at) =>
      live(at, { powerWallW: 700 }, { id: "at-127.0.0.9-4028" }),
    );
    history.rename("at-127.0.0.9-4028", "0123456789abcdef");
    await record(history, clock, { from: START + 3 * HOUR, to: START + 5.5 * HOUR, stepMs: 30_000 }, power);
    const file = join(folder, "history.backup");
    const backup = history.backup(file);
    history.record(power(clock.time));
    await backup;
    await expect(history.backup(file)).rejects.toThrow("is there already");
    restoreHistory(file, join(folder, "second"));
    const restored = opened(join(folder, "second"), clock);
    const ask = {
      minerId: "0123456789abcdef",
      fromMs: START,
      toMs: START + 5 * HOUR,
      points: ["powerWallW"],
    };
    for (const resolution of ["raw", "1m", "1h"] as const) {
      expect(await restored.history.query({ ...ask, resolution })).toEqual(
        await history.query({ ...ask, resolution }),
      );
    }
    expect(restored.problems).toEqual([]);
    expect(() => restoreHistory(file, join(folder, "second"))).toThrow("holds something already");
    expect(() => restoreHistory(join(folder, "nothing"), join(folder, "third"))).toThrow();
  });
});
