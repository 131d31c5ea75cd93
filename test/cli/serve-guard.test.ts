import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guardListSchema } from "../../packages/contract/src/index.js";
import { stranger } from "../server/guard/guarded-house.js";
import { hearthash, hearthashInTerminal } from "../support/cli.js";
import { POOLS } from "../support/controlled-miner.js";
import { folderBehind } from "../support/temp-folder.js";
import { type ServedHouse, servedHouse } from "./serve-house.js";

const DESK = { model: "nano3s", pools: POOLS } as const;
const SECRETS = ["pool-secret-1", "pool-secret-2", "pool-secret-3"];

/** A house whose only miner is called as it says, polled each second. */
async function house(count = 1) {
  const served = await servedHouse(
    Array.from({ length: count }, (_, index) => ({ ...DESK, seed: index + 1 })),
  );
  const names = served.miners.map(({ host, port }) => `${host}:${port}`);
  for (const [index, name] of names.entries()) await served.cli("miners", "rename", name, `Desk ${index}`);
  return { ...served, drifted: () => drifted(served) };
}

/** Asks its miner until the guard has seen what a stranger did. */
async function drifted({ json }: ServedHouse): Promise<void> {
  const state = async () => (await json("guard", "status", "Desk 0"))["state"];
  await expect.poll(state, { timeout: 60_000, interval: 300 }).toBe("drifted");
}

describe("hearthash guard", () => {
  it("pins, shows a drift with before and after, accepts, pauses, restores and unpins", {
    timeout: 180_000,
  }, async () => {
    const { cli, json, miners, drifted } = await house(2);
    const before = await cli("guard");
    expect(before.stdout).toMatch(/Desk 0 +– off/);
    const pinned = await cli("guard", "pin", "Desk 0", "--mode", "--watch", "--restore", "off");
    expect(pinned).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Desk 0 is pinned: polled every 5 s"),
    });
    expect(pinned.stdout).toContain("stratum+tcp://a.example.com:3333");
    expect((await cli("guard", "pin", "--all")).stdout).toBe("✓ Desk 0  pinned\n✓ Desk 1  pinned\n");
    const all = await json("guard");
    expect(guardListSchema.shape.items.safeParse(all["miners"]).success).toBe(true);
    expect((await json("guard", "pin", "Desk 0", "--no-mode"))["pinMode"]).toBe(false);
    await miners[0]?.setFault("pool-hijack");
    await drifted();
    const shown = await cli("guard", "status");
    expect(shown.stdout).toMatch(/Desk 0 +✗ drifted/);
    expect(shown.stdout).toMatch(/differs from its pin since \d.*, last right \d/);
    expect(shown.stdout).toMatch(
      /changed +stratum\+tcp:\/\/a\.example\S* .*→ stratum\+tcp:\/\/stranger\.example:3333/,
    );
    const accepted = await cli("guard", "accept", "Desk 0");
    expect(accepted).toMatchObject({ code: 0, stdout: "Desk 0 is pinned as it is now: 1 pool\n" });
    expect((await json("guard", "status", "Desk 0"))["drift"]).toBeNull();
    expect((await cli("guard", "pause", "Desk 0")).stdout).toMatch(/^Desk 0 is not guarded until \d{4}-/);
    expect((await cli("guard", "pause", "Desk 0", "--minutes", "0")).stdout).toBe(
      "Desk 0 is guarded again\n",
    );
    expect((await cli("guard", "restore", "Desk 0")).code).toBe(21);
    expect((await cli("guard", "unpin", "Desk 0")).stdout).toBe("Desk 0 is not guarded any more\n");
    expect((await json("guard", "status", "Desk 0"))["pin"]).toBeNull();
    expect((await cli("guard", "pause", "Desk 0")).code).toBe(21);
  });

  it("restores now: reads back what the miner shows", { timeout: 120_000 }, async () => {
    const { cli, miners, drifted } = await house();
    await cli("guard", "pin", "Desk 0", "--watch");
    const [miner] = miners;
    if (miner === undefined) throw new Error("no miner");
    await stranger(miner, "switchpool", "2");
    await drifted();
    const restored = await cli("guard", "restore", "Desk 0");
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining("is as it is pinned") });
    expect(miner.state.pools.map(({ priority }) => priority)).toEqual([0, 1, 2]);
    await miner.setFault("pool-hijack");
    await drifted();
    const not = await cli("guard", "restore", "Desk 0");
    expect(not.code).toBe(20);
    expect(not.stdout).toMatch(/was not brought back[\s\S]*not restored: .*switching pools does not/);
  });

  it("pins with setpool: says the risk first, and takes secrets from files, stdin and questions alone", {
    timeout: 120_000,
  }, async () => {
    const { cli, json, server } = await house();
    const folder = folderBehind();
    const [poolFile, webFile] = [join(folder, "pools"), join(folder, "web")];
    writeFileSync(poolFile, `${SECRETS.join("\n")}\n`);
    writeFileSync(webFile, "admin\n");
    const files = ["--pool-password-file", poolFile, "--web-password-file", webFile];
    const asked = await cli("guard", "pin", "Desk 0", "--restore", "setpool", ...files);
    expect([asked.code, asked.stderr]).toEqual([
      2,
      expect.stringMatching(/in clear to whoever answers.*--yes/),
    ]);
    expect((await json("guard", "status", "Desk 0"))["pin"]).toBeNull();
    const bare = await cli("guard", "pin", "Desk 0", "--restore", "setpool", "--yes");
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining("--pool-password-file")]);
    const both = await cli(
      "guard",
      "pin",
      "Desk 0",
      "--restore",
      "setpool",
      "--yes",
      "--pool-password-file",
      "-",
      "--web-password-file",
      "-",
    );
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("stdin gives one of the two")]);
    const done = await cli("guard", "pin", "Desk 0", "--restore", "setpool", "--yes", ...files);
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining("restore setpool") });
    const guard = await json("guard", "status", "Desk 0");
    expect(guard).toMatchObject({ restore: "setpool", hasPoolPasswords: true, hasWebPassword: true });
    const said = JSON.stringify([asked, bare, both, done, guard, await cli("events")]);
    for (const secret of SECRETS) expect(said).not.toContain(secret);
    let isTyped = false;
    const inTerminal = await hearthashInTerminal(["guard", "pin", "Desk 0", "--restore", "setpool"], {
      env: server.env,
      onOutput: (soFar, child) => {
        if (isTyped || !soFar.includes("Go on?")) return;
        isTyped = true;
        child.type("n");
      },
    });
    expect([inTerminal.code, inTerminal.stdout]).toEqual([130, expect.stringContaining("nothing was sent")]);
    expect((await cli("guard", "pin", "--all", "--restore", "setpool")).code).toBe(2);
    expect((await cli("guard", "pin")).code).toBe(2);
    expect((await cli("guard", "pin", "Desk 0", "--all")).code).toBe(2);
    expect((await cli("guard", "accept", "nobody")).code).toBe(2);
  });

  it("shows hostile pools as text", { timeout: 60_000 }, async () => {
    const { cli, miners, drifted } = await house();
    await cli("guard", "pin", "Desk 0", "--watch");
    miners[0]?.replacePools([{ url: "stratum+tcp://evil.example.com:1", worker: "\u001b[31mred\u202e" }]);
    await drifted();
    const { stdout } = await cli("guard");
    expect(stdout).toContain("evil.example.com");
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
  });
});

it("hearthash guard drill: measures alert and restore at simulated miners and leaves nothing behind", {
  timeout: 240_000,
}, async () => {
  const folder = folderBehind();
  const drill = await hearthash(["guard", "drill", "--interval", "1", "--json"], {
    env: { HOME: folder, TMPDIR: folder },
  });
  // 1 where this machine was too busy for the bound: what is measured is the drill's own business.
  expect([0, 1], drill.stderr).toContain(drill.code);
  const report = JSON.parse(drill.stdout);
  expect(report).toMatchObject({
    intervalMs: 1000,
    alertLimitMs: 2000,
    isInTime: drill.code === 0,
    miners: [{ restore: "off", toRestoreMs: null }, { restore: "switch" }, { restore: "setpool" }],
  });
  for (const { toAlertMs } of report.miners) expect(toAlertMs).toBeGreaterThan(0);
  for (const { toRestoreMs } of report.miners.slice(1)) expect(toRestoreMs).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});
