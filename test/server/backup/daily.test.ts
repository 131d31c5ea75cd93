import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { DailyBackups } from "../../../packages/server/src/backup/daily-backups.js";
import { HouseBackups } from "../../../packages/server/src/backup/house-backups.js";
import { collect, notes, OWNER, serverParts } from "../support/server-parts.js";

const HOUR = 3_600_000;

function dailyHouse() {
  let now = Date.UTC(2026, 10, 22);
  const parts = serverParts({ now: () => now });
  const settings = { daily: true, keep: 2 };
  const folder = join(parts.folder, "backups");
  const sources = { stateFile: parts.file, configFile: join(parts.folder, "none.yaml"), version: "1.2.3" };
  const maker = new HouseBackups({ ...parts, ...sources, folder });
  const daily = new DailyBackups({ ...parts, maker, settings: () => settings });
  const pass = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      now += HOUR;
      await daily.look();
    }
  };
  return { ...parts, backups: folder, settings, maker, daily, pass };
}

it("makes one a day, keeps so many, and never removes what its owner made", async () => {
  const house = dailyHouse();
  const own = await house.maker.create(OWNER);
  house.settings.daily = false;
  await house.pass(30);
  expect(await house.maker.list()).toEqual([own]);
  house.settings.daily = true;
  await house.pass(5 * 24);
  const made = notes(house, "backup.made").filter(({ message }) => message.includes("daily"));
  expect(made).toHaveLength(5);
  const list = await house.maker.list();
  expect(list.map(({ daily }) => daily)).toEqual([true, true, false]);
});

it("says once that it fails, and that it is over", async () => {
  const house = dailyHouse();
  const problems = collect(house.events, "system.problem");
  await house.maker.list();
  await house.maker.create(OWNER);
  rmSync(house.backups, { recursive: true });
  writeFileSync(house.backups, "a file in the way");
  await house.pass(5);
  expect(notes(house, "backup.failed")).toHaveLength(1);
  expect(problems.map(({ source, problem }) => [source, problem?.code])).toEqual([
    ["backup", "backup-failed"],
  ]);
  rmSync(house.backups);
  mkdirSync(house.backups);
  chmodSync(house.backups, 0o700);
  await house.pass(3);
  expect(problems.map(({ problem }) => problem?.code)).toEqual(["backup-failed", undefined]);
  expect(await house.maker.list()).toHaveLength(1);
});
