import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { restoreBackup } from "../../../packages/server/src/index.js";
import { dataFolder } from "../support/server-parts.js";
import { wholeServer } from "../whole/whole-server.js";
import { enlarge, inBackups } from "./backed-up-house.js";

/** A small disk; undefined where this user may not make one. */
function smallDisk(size: string): string | undefined {
  const disk = join(dataFolder(), "disk");
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => {
    execFileSync("umount", ["-l", disk]);
  });
  return disk;
}

it("says that the disk is full, keeps nothing, and goes on", { timeout: 60_000 }, async (context) => {
  const disk = smallDisk("12m");
  if (disk === undefined) return context.skip("this user may not mount a small disk");
  const server = await wholeServer({ folder: disk });
  enlarge(disk, 10_000);
  writeFileSync(join(disk, "filler"), Buffer.alloc(1_000_000));
  const refused = await server.api("POST", "/backups");
  expect([refused.status, refused.body.code]).toEqual([507, "disk-full"]);
  expect(refused.body.detail).toContain("make room");
  expect(inBackups(disk)).toEqual([]);
  expect((await server.api("GET", "/miners")).status).toBe(200);
});

it("restores nothing onto a full disk and leaves what is there", { timeout: 60_000 }, async (context) => {
  const disk = smallDisk("3m");
  if (disk === undefined) return context.skip("this user may not mount a small disk");
  const server = await wholeServer();
  enlarge(server.folder, 10_000);
  const { name } = (await server.api("POST", "/backups")).body;
  writeFileSync(join(disk, "config.yaml"), "log:\n  level: warn\n");
  const before = readdirSync(disk);
  const file = join(server.folder, "backups", name);
  const configFile = join(disk, "config.yaml");
  const restoring = restoreBackup({ file, dataFolder: disk, configFile });
  await expect(restoring).rejects.toMatchObject({ code: "disk-full" });
  expect(readdirSync(disk).filter((one) => !["lock.db", "pid"].includes(one))).toEqual(before);
  expect(readFileSync(configFile, "utf8")).toBe("log:\n  level: warn\n");
});
