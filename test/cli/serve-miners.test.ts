import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { hearthashInTerminal } from "../support/cli.js";
import { houseEnv, serveChild } from "./serve-child.js";
import { servedHouse, simulated } from "./serve-house.js";

/** A house whose owner lets miners of this very machine be added over HTTP. */
function openHouseEnv() {
  const env = houseEnv();
  const file = join(env["XDG_CONFIG_HOME"] ?? "", "hearthash", "config.yaml");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'security:\n  allowTargets: ["127.0.0.0/8"]\n');
  return env;
}

describe("hearthash miners, of a server that runs", () => {
  it("lists them: names, states, figures", async () => {
    const { cli, json, miners } = await servedHouse([{ model: "mini3", mode: 0 }, { model: "nano3s" }]);
    const { stdout } = await cli("miners");
    expect(stdout).toMatch(/^NAME +MODEL +STATE +TH\/s +WALL W +SINCE +ID\n/);
    expect(stdout).toMatch(/Avalon Mini 3 .* ● hashing +\d+\.\d +\d{3} /);
    const list = (await json("miners"))["miners"] as Record<string, unknown>[];
    expect(list.map(({ port }) => port)).toEqual(expect.arrayContaining(miners.map(({ port }) => port)));
    expect(list[0]).toMatchObject({ presence: "online", source: "command-line", simulated: false });
    expect((await cli("miners", "list")).stdout.split("\n")[0]).toBe(stdout.split("\n")[0]);
  });

  it("lists none, and says how to add one", async () => {
    const { cli } = await servedHouse([]);
    expect((await cli("miners")).stdout).toMatch(/^No miners yet: hearthash miners add HOST/);
  });

  it("adds, renames and removes where the owner allows it", async () => {
    const env = openHouseEnv();
    const { cli, json } = await servedHouse([], [], env);
    const [miner] = await simulated({ model: "q" });
    const address = `${miner?.host}:${miner?.port}`;
    const added = await cli("miners", "add", address, "--name", "Cellar", "--place", "Under the stairs");
    expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Cellar added as \S+\n$/) });
    const again = await cli("miners", "add", address);
    expect([again.code, again.stderr]).toEqual([21, expect.stringContaining(address)]);
    expect(await json("miners", "rename", "cellar", "Garage")).toMatchObject({ name: "Garage" });
    expect((await cli("miners", "rename", address, "Attic")).stdout).toBe("Garage is Attic now\n");
    expect((await cli("miners", "remove", "Attic")).stdout).toBe("Attic removed\n");
    expect(await json("miners")).toEqual({ miners: [] });
    expect((await cli("miners", "remove", "Attic")).code).toBe(2);
  });

  it("adds no target the owner did not allow", async () => {
    const { cli, json } = await servedHouse([]);
    for (const target of ["127.0.0.9", "169.254.169.254", "8.8.8.8", "localhost"]) {
      const { code, stderr } = await cli("miners", "add", target);
      expect([code, stderr]).toEqual([21, expect.stringContaining(target)]);
    }
    expect(await json("miners")).toEqual({ miners: [] });
  });

  it("leaves the command line's miners to the command line", async () => {
    const { cli, miners } = await servedHouse([{ model: "nano3s" }]);
    const { code, stderr } = await cli("miners", "remove", `${miners[0]?.host}:${miners[0]?.port}`);
    expect([code, stderr]).toEqual([21, expect.stringContaining("named on the command line")]);
  });
});

describe("hearthash miners command", () => {
  it("tells each outcome, and ends with its code", { timeout: 60_000 }, async () => {
    const { cli, json, miners } = await servedHouse([{ model: "mini3", mode: 0, ambientC: 20 }]);
    const name = `${miners[0]?.host}:${miners[0]?.port}`;
    const order = (...words: string[]) => cli("miners", "command", name, ...words);
    const dry = await order("setWorkMode", "mode=night", "--dry-run");
    expect(dry).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("would send: ascset 0,workmode,set,2"),
    });
    expect(miners[0]?.requests.some(({ request }) => request.includes("workmode,set,2"))).toBe(false);
    const done = await order("set-work-mode", "mode=night");
    expect(done).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^✓ Avalon Mini 3 .* confirmed\n$/),
    });
    const open = await order("setFan", "percent=auto");
    expect(open).toMatchObject({ code: 20, stdout: expect.stringMatching(/^… .* unconfirmed: /) });
    const unsupported = await order("addPool", "url=stratum+tcp://pool.example.com:3333", "worker=a.b");
    expect(unsupported).toMatchObject({
      code: 11,
      stdout: expect.stringMatching(/^✗ .* refused: .*setpool/),
    });
    expect((await order("setWorkMode", "mode=turbo")).code).toBe(2);
    await miners[0]?.setFault("rst");
    const failed = await order("setLcd", "on=off");
    expect(failed).toMatchObject({ code: 6, stdout: expect.stringMatching(/^✗ .* failed: /) });
    await miners[0]?.clearFault("rst");
    const listed = (await json("miners", "command", name, "setLcd", "on=false")) as { status: string };
    expect(listed.status).toBe("confirmed");
  });

  it("stops waiting when told to, while the server goes on", async () => {
    const { cli, miners } = await servedHouse([{ model: "mini3", mode: 0 }]);
    const name = `${miners[0]?.host}:${miners[0]?.port}`;
    await miners[0]?.setFault("slow", { delayMs: 1500 });
    const { code, stderr } = await cli("miners", "command", name, "setLcd", "on=off", "--wait", "0.1");
    expect([code, stderr]).toEqual([
      5,
      expect.stringMatching(/is still (queued|running); the server goes on/),
    ]);
  });

  it("asks before what stops heat or mining; without a terminal --yes is needed", {
    timeout: 60_000,
  }, async () => {
    const { cli, server, miners } = await servedHouse([{ model: "mini3", mode: 0 }]);
    const name = `${miners[0]?.host}:${miners[0]?.port}`;
    for (const words of [
      ["standby"],
      ["reboot"],
      ["setPool", "slot=0", "url=stratum+tcp://h:1", "worker=w"],
    ]) {
      const { code, stderr } = await cli("miners", "command", name, ...words);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/nobody can be asked here, so say --yes/)]);
    }
    const inTerminal = (answer: string) =>
      hearthashInTerminal(["miners", "command", name, "standby"], {
        env: server.env,
        onOutput: answerOnce(/Go on\?/, answer),
      });
    const no = await inTerminal("n");
    expect([no.code, no.stdout]).toEqual([130, expect.stringContaining("nothing was sent")]);
    expect(miners[0]?.requests.some(({ request }) => request.includes("softoff"))).toBe(false);
    const yes = await inTerminal("y");
    expect([yes.code, yes.stdout]).toEqual([0, expect.stringContaining("confirmed")]);
    expect((await cli("miners", "command", name, "standby", "--dry-run")).stdout).toContain("would send");
    expect((await cli("miners", "command", name, "wake")).code).toBe(0);
    expect((await cli("miners", "command", name, "standby", "-y")).code).toBe(0);
  });
});

/** Types an answer when the question is there, once. */
function answerOnce(question: RegExp, answer: string) {
  let isAnswered = false;
  return (soFar: string, child: { readonly type: (text: string) => void }) => {
    if (isAnswered || !question.test(soFar)) return;
    isAnswered = true;
    child.type(answer);
  };
}

describe("a server that goes away", () => {
  it("is missed at once, and found again", async () => {
    const env = houseEnv();
    const { cli, server } = await servedHouse([], [], env);
    server.kill("SIGTERM");
    await server.finished;
    expect(await cli("miners")).toMatchObject({
      code: 4,
      stderr: expect.stringContaining("no hearthash server runs on"),
    });
    await serveChild([], env);
    expect((await cli("miners")).code).toBe(0);
  });

  it("that was killed leaves a file that misleads nobody, and its data free", async () => {
    const env = houseEnv();
    const { cli, server } = await servedHouse([], [], env);
    server.kill("SIGKILL");
    await server.finished;
    expect(await cli("miners")).toMatchObject({
      code: 4,
      stderr: expect.stringContaining("no hearthash server answers"),
    });
    await serveChild([], env);
    expect((await cli("miners")).code).toBe(0);
  });
});
