import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { planSwap } from "./plan-swap.js";
import { finishSwap, type SwapPlan, swapData } from "./swap-data.js";

/** A data folder with old data, and new data that waits in staging. */
function folderWithBoth(configFile?: string) {
  const root = mkdtempSync(join(tmpdir(), "hearthash-swap-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, "data");
  const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
  for (const each of ["", "history", ".restore-1", ".restore-1/history"]) mkdirSync(join(folder, each));
  for (const [path, text] of [
    ["hearthash.db", "old"],
    ["hearthash.db-wal", "old log"],
    ["hearthash.key", "key"],
    ["history/raw.db", "old"],
    [".restore-1/hearthash.db", "new"],
    [".restore-1/history/raw.db", "new"],
    [".restore-1/config.yaml", "new"],
  ] as const) {
    put(path, text);
  }
  const config = configFile ?? join(root, "config.yaml");
  if (configFile === undefined) writeFileSync(config, "old");
  const plan = planSwap({ folder, staging: ".restore-1", stamp: "1", configFile: config });
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  return { root, folder, plan, read, config };
}

function expectNew({ root, folder, read }: ReturnType<typeof folderWithBoth>): void {
  expect([read("hearthash.db"), read("history/raw.db"), read("hearthash.key")]).toEqual([
    "new",
    "new",
    "key",
  ]);
  expect(readdirSync(join(folder, "before-restore-1")).sort()).toEqual([
    "hearthash.db",
    "hearthash.db-wal",
    "history",
  ]);
  expect(read("before-restore-1/hearthash.db")).toBe("old");
  expect(readdirSync(folder)).not.toContain("hearthash.db-wal");
  expect(readdirSync(folder)).not.toContain("restoring.json");
  expect(readFileSync(join(root, "config.yaml"), "utf8")).toBe("new");
  expect(readFileSync(join(root, "config.yaml.before-restore-1"), "utf8")).toBe("old");
}

/** The moves of a swap, one by one, as a process makes them until it is killed. */
function moves({ folder, plan }: { folder: string; plan: SwapPlan }): readonly (() => void)[] {
  return [
    ...plan.present.map((name) => () => renameSync(join(folder, name), join(folder, plan.aside, name))),
    ...plan.incoming.map((name) => () => renameSync(join(folder, plan.staging, name), join(folder, name))),
  ];
}

describe("a swap of data", () => {
  it("puts the new in the place of the old, which is set aside", () => {
    const at = folderWithBoth();
    swapData(at.folder, at.plan);
    expectNew(at);
    expect(finishSwap(at.folder)).toBe(false);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    "that was cut off behind %i moves is done to its end at the next start",
    (count) => {
      const at = folderWithBoth();
      mkdirSync(join(at.folder, at.plan.aside));
      writeFileSync(join(at.folder, "restoring.json"), JSON.stringify(at.plan));
      const all = moves(at);
      expect(all).toHaveLength(5);
      for (const move of all.slice(0, count)) move();
      expect(finishSwap(at.folder)).toBe(true);
      expectNew(at);
      expect(readdirSync(at.folder)).not.toContain(".restore-1");
    },
  );

  it("leaves everything as it was when the configuration cannot be written", () => {
    const at = folderWithBoth("/dev/null/config.yaml");
    expect(() => swapData(at.folder, at.plan)).toThrow();
    expect([at.read("hearthash.db"), at.read("hearthash.db-wal"), at.read("history/raw.db")]).toEqual([
      "old",
      "old log",
      "old",
    ]);
    expect(readdirSync(at.folder).filter((name) => /^before|restoring/.test(name))).toEqual([]);
  });

  it("goes back when a move fails on the way", () => {
    const at = folderWithBoth();
    const plan = { ...at.plan, present: [...at.plan.present, "missing"] };
    expect(() => swapData(at.folder, plan)).toThrow();
    expect([at.read("hearthash.db"), at.read("history/raw.db")]).toEqual(["old", "old"]);
    expect(readFileSync(at.config, "utf8")).toBe("old");
    expect(readdirSync(at.folder).filter((name) => /^before|restoring/.test(name))).toEqual([]);
  });

  it("leaves a configuration alone that is the same", () => {
    const at = folderWithBoth();
    writeFileSync(at.config, "new");
    const names = { folder: at.folder, staging: ".restore-1", stamp: "1", configFile: at.config };
    expect(planSwap(names).config).toBeNull();
  });
});
