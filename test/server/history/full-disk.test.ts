import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { HOUR, live, MovedClock, opened, record, START, temporaryFolder } from "./history-support.js";

/** A disk of a megabyte; undefined where this user may not make one. */
function smallDisk(): string | undefined {
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync("umount", ["-l", disk]);
  });
  return disk;
}

/** Takes every byte that is left. */
function fill(file: string): void {
  for (const size of [65_536, 4096, 512, 1]) {
    for (let count = 0; count < 300; count++) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: "a" });
      } catch {
        break;
      }
    }
  }
}

describe("a history on a full disk", () => {
  it("stands still, says so, and goes on with what waited once there is room", async (context) => {
    const disk = smallDisk();
    if (disk === undefined) return context.skip("this user may not mount a small disk");
    const clock = new MovedClock(START);
    const { history, problems } = opened(join(disk, "history"), clock);
    const power = (at: number) => live(at, { powerWallW: 800 });
    await record(history, clock, { from: START, to: START + HOUR, stepMs: 30_000 }, power);
    fill(join(disk, "filler"));
    // Beyond the end of the hour: neither can be appended nor packed.
    await record(history, clock, { from: START + HOUR, to: START + 2 * HOUR, stepMs: 30_000 }, power);
    expect(problems.map(({ code }) => code)).toEqual(["disk-full"]);
    expect((await history.kept()).problem?.code).toBe("disk-full");
    rmSync(join(disk, "filler"));
    await record(history, clock, { from: START + 2 * HOUR, to: START + 3 * HOUR, stepMs: 30_000 }, power);
    expect(problems.map(({ code }) => code)).toEqual(["disk-full", "resumed"]);
    const kept = await history.kept();
    expect(kept).toMatchObject({ problem: null, droppedSamples: 0 });
    const ask = { minerId: "0123456789abcdef", fromMs: START, toMs: START + 3 * HOUR };
    const result = await history.query({ ...ask, points: ["powerWallW"], resolution: "raw" });
    expect(result.gaps).toEqual([]);
    expect(result.times).toHaveLength(360);
  });
});
