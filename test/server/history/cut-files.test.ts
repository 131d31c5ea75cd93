import { cpSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { HistoryProblem } from "../../../packages/server/src/history/index.js";
import type { NamedSample } from "../../../packages/server/src/history/sample.js";
import { HistoryStore } from "../../../packages/server/src/history/store/history-store.js";
import { WriteHealth } from "../../../packages/server/src/history/store/write-health.js";
import { HOUR, START, temporaryFolder } from "./history-support.js";

const STEP_MS = 30_000;
const POWER = 5;
const CUTS = 150;
const END = START + 5 * HOUR + HOUR / 2;

function storeIn(folder: string, now: number): { store: HistoryStore; problems: HistoryProblem[] } {
  const problems: HistoryProblem[] = [];
  const rules = { rawHours: 48, minuteDays: 90, budgetBytes: 1e9 };
  const health = new WriteHealth((problem) => problems.push(problem));
  return { store: new HistoryStore({ folder, ...rules }, now, health), problems };
}

function rowAt(at: number): NamedSample {
  const values = new Map([[POWER, 700 + ((at / STEP_MS) % 200)]]);
  return { name: "aaaa", sample: { at, intervalMs: STEP_MS, state: 1, values } };
}

/** A history of five packed hours and a half that is not, its files as they are in the middle of the work. */
function written(): string {
  const folder = temporaryFolder();
  const { store } = storeIn(join(folder, "live"), START);
  for (let at = START; at < END; at += STEP_MS) {
    store.append([rowAt(at)], at);
    while (store.tick(at));
  }
  cpSync(join(folder, "live"), join(folder, "killed"), { recursive: true });
  store.close(END);
  return folder;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 0);
}

const ask = { minerId: "aaaa", fromMs: START, points: ["powerWallW"], resolution: "raw" as const };

/** Everything that is shown is what was written. */
function expectTrue(store: HistoryStore): number {
  const result = store.query({ ...ask, toMs: END }, END);
  const shown = result.points["powerWallW"]?.avg ?? [];
  const isRaw = (at: number) => result.parts.some((p) => p.resolution === "raw" && at >= p.from && at < p.to);
  let known = 0;
  for (const [index, at] of result.times.entries()) {
    if (shown[index] === null) continue;
    known++;
    if (isRaw(at)) expect(shown[index]).toBe(700 + ((at / STEP_MS) % 200));
    else expect(shown[index]).toBeGreaterThanOrEqual(700);
  }
  return known;
}

/** Every packed hour is in two other files as well: no cut of one can take it away. */
function hoursKnown(store: HistoryStore): number {
  const result = store.query({ ...ask, toMs: END, resolution: "1h" }, END);
  return result.points["powerWallW"]?.avg.filter((value) => value !== null).length ?? 0;
}

function expectWritable(store: HistoryStore): void {
  store.append([rowAt(END), rowAt(END + STEP_MS)], END + STEP_MS);
  while (store.tick(END + 2 * HOUR));
  const result = store.query({ ...ask, fromMs: END, toMs: END + 60_000 }, END + 60_000);
  expect(result.points["powerWallW"]?.avg.filter((value) => value !== null)).toHaveLength(2);
}

describe("a history whose files were damaged", { timeout: 120_000 }, () => {
  it(`opens, shows nothing wrong and goes on, cut at any byte, ${CUTS} times`, () => {
    const folder = written();
    const files = filesIn(join(folder, "killed"));
    expect(files.filter((file) => file.endsWith("-wal")).length).toBeGreaterThan(0);
    let seed = 7;
    for (let cut = 0; cut < CUTS; cut++) {
      const copy = join(folder, `cut-${cut}`);
      cpSync(join(folder, "killed"), copy, { recursive: true });
      const file = (files[cut % files.length] ?? "").replace(join(folder, "killed"), copy);
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      truncateSync(file, Math.floor((seed / 2 ** 31) * statSync(file).size));
      const { store } = storeIn(copy, END);
      expectTrue(store);
      expect(hoursKnown(store)).toBeGreaterThanOrEqual(5);
      expectWritable(store);
      store.close(END);
    }
  });

  it("loses the batch that was cut and nothing else of a log", () => {
    const folder = written();
    const logs = filesIn(join(folder, "killed", "recent"));
    const whole = storeIn(join(folder, "killed"), END);
    const before = expectTrue(whole.store);
    whole.store.close(END);
    const log = logs.find((file) => statSync(file).size > 1000) ?? "";
    for (const bytes of [1, 3, 5]) truncateSync(log, statSync(log).size - bytes);
    const { store, problems } = storeIn(join(folder, "killed"), END);
    expect(before - expectTrue(store)).toBeLessThanOrEqual(3);
    expect(problems).toEqual([]);
    store.close(END);
  });

  it("sets aside what is no file of its own, says so and begins anew", () => {
    const folder = written();
    for (const name of ["raw.db", "minutes.db", "hours.db"]) {
      writeFileSync(join(folder, "live", name), "this was never a database".repeat(100));
    }
    const { store, problems } = storeIn(join(folder, "live"), END);
    expect(problems.map(({ code }) => code)).toEqual(["file-damaged", "file-damaged", "file-damaged"]);
    expect(readdirSync(join(folder, "live")).filter((file) => file.includes(".damaged-"))).toHaveLength(3);
    expectWritable(store);
    expect(store.kept().setAsideBytes).toBeGreaterThan(0);
    store.close(END);
  });
});
