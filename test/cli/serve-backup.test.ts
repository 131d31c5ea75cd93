import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { hearthash } from "../support/cli.js";
import { serveChild } from "./serve-child.js";
import { servedHouse } from "./serve-house.js";

function folderBehind(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it("backs up a server that runs, restores it elsewhere, and tells what is where", {
  timeout: 120_000,
}, async () => {
  const { cli, json, server, miners } = await servedHouse([{ model: "nano3s" }]);
  const host = `${miners[0]?.host}:${miners[0]?.port}`;
  await json("miners", "rename", host, "Desk");
  const folder = folderBehind();
  const file = join(folder, "house.tar.gz");
  writeFileSync(file, "what was there before");
  expect(await json("backup", file)).toMatchObject({ file, bytes: statSync(file).size, daily: false });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["house.tar.gz"]);
  expect((await json("backup", "--list"))["backups"]).toEqual([]);
  const kept = await cli("backup");
  expect(kept.stdout).toMatch(/backups\/hearthash-\d{8}T\d{9}Z\.tar\.gz {2}\d+ bytes\n$/);
  expect(kept.stderr).toContain("Without tokens, sign-ins, stored passwords");
  const listed = await json("backup", "--list");
  expect(listed["backups"]).toHaveLength(1);
  const refused = await cli("restore", file);
  expect(refused.code).toBe(21);
  expect(refused.stderr).toMatch(/another hearthash \(process \d+\) uses the data in .*; stop it/);
  const second = join(folder, "second");
  const restored = await cli("restore", file, "--data", second);
  expect(restored.code, restored.stderr).toBe(0);
  expect(restored.stdout).toContain("Holds     1 miners");
  expect(restored.stdout).toContain("to be given again: tokens");
  const config = join(second, "config.yaml");
  const { env } = await serveChild(["--config", config, "-H", host], {
    ...server.env,
    HEARTHASH_DATA: second,
  });
  const there = JSON.parse((await hearthash(["miners", "--json"], { env })).stdout);
  expect(there.miners.map(({ name }: { name: string }) => name)).toEqual(["Desk"]);
});

it("works without a server, and sets aside what it replaces", { timeout: 120_000 }, async () => {
  const { server } = await servedHouse([]);
  server.kill("SIGTERM");
  await server.finished;
  const cli = (...words: string[]) => hearthash(words, { env: server.env });
  const file = join(folderBehind(), "off.tar.gz");
  const made = await cli("backup", file);
  expect(made.code, made.stderr).toBe(0);
  const restored = JSON.parse((await cli("restore", file, "--json")).stdout);
  expect(existsSync(join(restored.aside, "hearthash.db"))).toBe(true);
  expect(restored).toMatchObject({ dataFolder: server.dataFolder, manifest: { format: "hearthash-backup" } });
  expect(restored.configFile).toBeUndefined();
  const nothing = await cli("backup", "--data", join(server.dataFolder, "nothing"));
  expect(nothing.stderr).toContain("there is no data of hearthash in");
  expect(existsSync(join(server.dataFolder, "nothing"))).toBe(false);
  const missing = await cli("restore", join(server.dataFolder, "missing.tar.gz"));
  expect(missing.stderr).toContain("there is no file");
});

it("keeps what a file held when the new backup cannot be written", async () => {
  const { cli } = await servedHouse([]);
  const folder = folderBehind();
  writeFileSync(join(folder, "plain"), "a file");
  const { code, stderr } = await cli("backup", join(folder, "plain", "b.tar.gz"));
  expect(code).toBe(2);
  expect(stderr).toMatch(/cannot be written: a file is in the way of its folder\n$/);
  expect(readdirSync(folder)).toEqual(["plain"]);
  expect(JSON.parse((await cli("backup", "--list", "--json")).stdout).backups).toEqual([]);
});

it("follows events over a restart of the server", { timeout: 120_000 }, async () => {
  const { server } = await servedHouse([]);
  let stage = 0;
  const followed = hearthash(["events", "--follow", "--kind", "server.started", "--json"], {
    env: server.env,
    onOutput: (soFar, child) => {
      const seen = soFar.split("\n").length - 1;
      if (stage === 0 && seen === 1) {
        stage = 1;
        server.kill("SIGKILL");
        void server.finished.then(() => serveChild([], server.env));
      } else if (stage === 1 && seen === 2) {
        stage = 2;
        child.kill("SIGINT");
      }
    },
  });
  const { code, stdout, stderr } = await followed;
  expect(code, stderr).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(2);
});

it("lists approved networks and takes one back", async () => {
  const { cli, json } = await servedHouse([]);
  expect((await json("subnets"))["subnets"]).toEqual([]);
  const none = await cli("subnets", "remove", "192.168.7.0/24");
  expect(none.stderr).toContain("There is no approved network 192.168.7.0/24");
});
