import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { call } from "../support/call.js";
import { dataFolder } from "../support/server-parts.js";
import { until } from "../support/until.js";
import { serverProcess } from "../whole/processes.js";
import { enlarge, inBackups } from "./backed-up-house.js";

it("leaves nothing under a backup's name when it is killed, and tidies up at the next start", {
  timeout: 120_000,
}, async () => {
  const folder = dataFolder();
  const first = await serverProcess(folder);
  enlarge(folder, 60_000);
  const asked = call(first.to, "POST", "/api/v1/backups").catch(() => undefined);
  await until(() => inBackups(folder).length > 0, "the beginning of a backup");
  await first.kill();
  await asked;
  const left = inBackups(folder);
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((name) => name.startsWith("hearthash-"))).toEqual([]);
  writeFileSync(join(folder, "backups", "mine.txt"), "of its owner");
  const second = await serverProcess(folder);
  await until(() => inBackups(folder).join() === "mine.txt", "the tidied folder");
  expect((await call(second.to, "POST", "/api/v1/backups")).status).toBe(201);
});
