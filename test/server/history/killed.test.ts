import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { HOUR, MovedClock, opened, START, temporaryFolder } from "./history-support.js";

const writer = fileURLToPath(new URL("./writer.mjs", import.meta.url));
const STEP_MS = 30_000;
const KILLS = 50;

/** Lets a process write from a time on and kills it a moment after its first words. Gives the last time it said. */
async function writeAndKill(folder: string, from: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, String(from)]);
  let said = "";
  let complained = "";
  child.stderr.on("data", (bytes) => {
    complained += bytes;
  });
  child.stdout.on("data", (bytes) => {
    if (said === "") setTimeout(() => child.kill("SIGKILL"), afterMs);
    said += bytes;
  });
  await once(child, "close");
  expect(complained).toBe("");
  const last = said.split("\n").at(-2);
  expect(last).toBeDefined();
  return Number(last);
}

describe("a history whose process is killed", { timeout: 300_000 }, () => {
  it(`loses nothing of what was written and counts nothing twice, ${KILLS} times`, async () => {
    const folder = temporaryFolder();
    let at = START;
    for (let kill = 0; kill < KILLS; kill++) at = await writeAndKill(folder, at, (kill * 7) % 45);
    // An hour is whole when the poll behind it is there: it says for how long the last one of the hour holds.
    const whole = Math.floor((at - START - STEP_MS) / HOUR) * HOUR;
    expect(whole).toBeGreaterThan(10 * HOUR);
    const { history, problems } = opened(folder, new MovedClock(at), { rawHours: 8760, minuteDays: 3650 });
    await history.flush();
    for (const minerId of ["aaaa", "bbbb"]) {
      for (let from = START; from < at; from += 24 * HOUR) {
        const ask = { minerId, fromMs: from, toMs: Math.min(at, from + 24 * HOUR), points: ["powerWallW"] };
        const raw = await history.query({ ...ask, resolution: "raw" });
        expect(raw.times).toHaveLength((ask.toMs - ask.fromMs) / STEP_MS);
        expect(raw.points["powerWallW"]?.avg).toEqual(
          raw.times.map((time) => 700 + ((time / STEP_MS) % 200)),
        );
        expect(raw.gaps).toEqual([]);
      }
      const hours = await history.query({
        minerId,
        fromMs: START,
        toMs: START + whole,
        points: ["powerWallW"],
        resolution: "1h",
      });
      expect(hours.times.filter((_time, index) => hours.covered[index] !== 1)).toEqual([]);
      const energy = await history.energy({ minerId, fromMs: START, toMs: START + whole });
      let wattSteps = 0;
      for (let time = START; time < START + whole; time += STEP_MS)
        wattSteps += 700 + ((time / STEP_MS) % 200);
      expect(energy.energyKwh).toBeCloseTo((wattSteps * STEP_MS) / 3.6e9, 2);
      expect(energy.missingMs).toBe(0);
    }
    expect(problems).toEqual([]);
  });
});
