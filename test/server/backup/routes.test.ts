import { readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { until } from "../support/until.js";
import { kinds, wholeServer } from "../whole/whole-server.js";
import { download, enlarge, inBackups, rawStatus, withMiner } from "./backed-up-house.js";

it("makes, lists, gives and removes a backup, and writes down who did", async () => {
  const server = await wholeServer();
  const made = await server.api("POST", "/backups");
  expect(made.status, made.text).toBe(201);
  const { name, bytes } = made.body;
  expect(made.headers.get("location")).toBe(`/api/v1/backups/${name}`);
  expect((await server.api("GET", "/backups")).body.items).toEqual([made.body]);
  const path = join(server.folder, "backups", name);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const read = await download(server, name);
  expect(read.equals(readFileSync(path))).toBe(true);
  expect(read.length).toBe(bytes);
  expect((await server.api("DELETE", `/backups/${name}`)).status).toBe(204);
  expect((await server.api("DELETE", `/backups/${name}`)).status).toBe(404);
  expect(inBackups(server.folder)).toEqual([]);
  expect(await kinds(server, "kind=backup")).toEqual(["backup.made", "backup.read", "backup.removed"]);
});

it("polls on while it makes one", { timeout: 120_000 }, async () => {
  const server = await wholeServer();
  const id = await withMiner(server);
  enlarge(server.folder, 30_000);
  let between = false;
  await until(async () => {
    const { body } = await server.api("POST", "/backups");
    const { at } = (await server.api("GET", "/events?kind=backup.made&limit=1")).body.items[0];
    const { body: history } = await server.api("GET", `/miners/${id}/history?since=10m&resolution=raw`);
    between ||= history.times.some((time: number) => time > body.createdAt && time < at);
    await server.api("DELETE", `/backups/${body.name}`);
    return between;
  }, "a poll in the middle of a backup");
});

it("makes one at a time", async () => {
  const server = await wholeServer();
  enlarge(server.folder, 20_000);
  const both = await Promise.all([server.api("POST", "/backups"), server.api("POST", "/backups")]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(inBackups(server.folder)).toHaveLength(1);
});

it("takes no name for a path, and follows no link", async () => {
  const server = await wholeServer();
  const inside = "hearthash-20260101T000000000Z.tar.gz";
  writeFileSync(join(server.folder, inside), "outside of the backups");
  symlinkSync(join(server.folder, inside), join(server.folder, "backups", inside));
  const names = ["..%2Fhearthash.db", "..%2Fhearthash.key", "%2Fetc%2Fpasswd", `..%2F${inside}`, inside];
  for (const name of [...names, "..", ".unfinished-x", "state-v1-20260101T000000000Z.db", "%00"]) {
    expect(await rawStatus(server, "GET", `/api/v1/backups/${name}`), name).not.toBe(200);
  }
  for (const name of names.slice(0, 4)) {
    expect(await rawStatus(server, "DELETE", `/api/v1/backups/${name}`), name).toBe(404);
  }
  expect((await server.api("GET", "/backups")).body.items).toEqual([]);
  expect(statSync(join(server.folder, inside)).isFile()).toBe(true);
});
