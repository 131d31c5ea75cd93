import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MinerOptions, type SimulatedMiner, type Simulator, startSimulator } from "@hearthash/simulator";
import { afterEach, describe, expect, it } from "vitest";
import { hearthash, hearthashInTerminal } from "../support/cli.js";

let simulator: Simulator | undefined;
afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

const POOLS = [
  { url: "stratum+tcp://a.example.com:3333", worker: "a.w" },
  { url: "stratum+tcp://b.example.com:3333", worker: "b.w" },
];

async function start(...options: MinerOptions[]): Promise<readonly SimulatedMiner[]> {
  const miners = options.map((miner) => ({ port: 0, pools: POOLS, ...miner }));
  simulator = await startSimulator({ miners, timeScale: 20 });
  return simulator.miners;
}

async function one(model: MinerOptions["model"]): Promise<{ device: SimulatedMiner; at: string }> {
  const [device] = await start({ model });
  if (device === undefined) throw new Error("no miner was started");
  return { device, at: `${device.host}:${device.port}` };
}

/** The parameters of the changes the device got. */
function changes(device: SimulatedMiner): readonly string[] {
  return device.requests
    .map(({ request }) => JSON.parse(request) as { command: string; parameter?: string })
    .filter(
      ({ command, parameter }) => command !== "check" && parameter !== undefined && parameter !== "0,help",
    )
    .map(({ command, parameter }) => `${command} ${parameter}`);
}

describe("each verb", () => {
  it.each([
    ["mini3", ["mode", "night"], "ascset 0,workmode,set,2"],
    ["mini3", ["level", "-1"], "ascset 0,worklevel,set,-1"],
    ["mini3", ["level", "eco"], "ascset 0,worklevel,set,-1"],
    ["mini3", ["fan", "60%"], "ascset 0,fan-spd,60"],
    ["mini3", ["limit-temp", "35"], "ascset 0,limittemp,35"],
    ["mini3", ["target-temp", "72"], "ascset 0,target-temp,72"],
    ["mini3", ["lcd", "off"], "ascset 0,lcd,0:0"],
    ["mini3", ["switchpool", "1"], "switchpool 1"],
    ["mini3", ["disablepool", "1"], "disablepool 1"],
    ["mini3", ["poolpriority", "1", "0"], "poolpriority 1,0"],
    ["mini3", ["reboot", "--yes"], "ascset 0,reboot,0"],
    ["nano3s", ["led", "on", "--color", "#ff0010", "--brightness", "30"], "ascset 0,ledset,1-30-50-255-0-16"],
    ["nano3s", ["filter-clean"], "ascset 0,filter-clean,1"],
    [
      "nano3",
      ["addpool", "stratum+tcp://c.example.com:1", "w", "--password", "y"],
      "addpool stratum+tcp://c.example.com:1,w,y",
    ],
    ["nano3", ["poolquota", "1", "5"], "poolquota 1,5"],
    ["nano3", ["removepool", "1", "--yes"], "removepool 1"],
  ] as const)("%s %j", async (model, args, expected) => {
    const { device, at } = await one(model);
    const { code, stdout, stderr } = await hearthash([...args, "-H", at]);
    expect(stderr).toBe("");
    expect(stdout).toBe(`✓ ${at}  confirmed\n`);
    expect(code).toBe(0);
    expect(changes(device)).toEqual([expected]);
  });

  it("standby and wake", async () => {
    const { at } = await one("q");
    expect(await hearthash(["standby", "--yes", "-H", at])).toMatchObject({ code: 0 });
    expect((await hearthash(["status", "-H", at])).stdout).toContain("○ standby");
    expect(await hearthash(["wake", "-H", at])).toMatchObject({ code: 0 });
  });

  it("takes options before the verb, a negative level too", async () => {
    const { device, at } = await one("mini3");
    expect(await hearthash(["-H", at, "--json", "level", "-1"])).toMatchObject({ code: 0 });
    expect(changes(device)).toEqual(["ascset 0,worklevel,set,-1"]);
  });
});

describe("outcomes", () => {
  it("unconfirmed has its reason and an exit code of its own", async () => {
    const { at } = await one("nano3s");
    const { code, stdout } = await hearthash(["fan", "auto", "-H", at]);
    expect(code).toBe(20);
    expect(stdout).toBe(
      `… ${at}  unconfirmed: the miner does not show whether it regulates the fan itself (it said: ASC 0 set OK)\n`,
    );
  });

  it("unsupported names what to use instead", async () => {
    const { device, at } = await one("mini3");
    const { code, stderr } = await hearthash(["addpool", "stratum+tcp://c.example.com:1", "w", "-H", at]);
    expect(code).toBe(11);
    expect(stderr).toMatch(/^hearthash: .* has no command 'addpool' in its firmware; use setpool[^\n]*\n$/);
    expect(changes(device)).toEqual([]);
  });

  it("JSON has one per miner, and the failed ones", async () => {
    const miners = await start({ model: "nano3s" }, { model: "q" });
    const at = miners.map((miner) => `${miner.host}:${miner.port}`).join(",");
    const { code, stdout } = await hearthash(["mode", "high", "--yes", "--json", "-H", at]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      miners: [
        { ok: true, outcome: { status: "confirmed" } },
        {
          ok: false,
          error: { code: "argument-invalid", message: expect.stringContaining("eco, standard, super") },
        },
      ],
    });
  });

  it("--dry-run shows the request and sends none", async () => {
    const { device, at } = await one("mini3");
    const { code, stdout } = await hearthash(["mode", "night", "--dry-run", "-H", at]);
    expect(stdout).toBe(`${at}  would send: ascset 0,workmode,set,2\n`);
    expect(code).toBe(0);
    expect(changes(device)).toEqual([]);
  });
});

describe("asking", () => {
  it.each([["reboot"], ["standby"], ["removepool", "1"]])(
    "%s needs --yes where nobody can be asked",
    async (...args) => {
      const { device, at } = await one("nano3");
      const { code, stderr } = await hearthash([...args, "-H", at]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/nobody can be asked here, so say --yes/);
      expect(changes(device)).toEqual([]);
    },
  );

  it("so do several miners at once", async () => {
    const miners = await start({ model: "nano3s" }, { model: "nano3s" });
    const at = miners.map((miner) => `${miner.host}:${miner.port}`).join(",");
    const { code, stderr } = await hearthash(["mode", "low", "-H", at]);
    expect(code).toBe(2);
    expect(stderr).toContain("changes several miners at once");
  });

  it.each([
    ["y", 0, ["ascset 0,reboot,all"]],
    ["n", 130, []],
    ["\r", 130, []],
    ["\u0003", 130, []],
  ])("a terminal asks, and %j decides", async (key, exitCode, expected) => {
    const { device, at } = await one("nano3");
    let hasAnswered = false;
    const { code, stdout } = await hearthashInTerminal(["reboot", "-H", at], {
      onOutput: (soFar, child) => {
        if (hasAnswered || !soFar.includes("Go on?")) return;
        hasAnswered = true;
        child.type(key);
      },
    });
    expect(stdout).toContain("restarts the miner");
    expect(code).toBe(exitCode);
    expect(changes(device)).toEqual(expected);
  });
});

describe("setpool", () => {
  const args = ["setpool", "1", "stratum+tcp://new.example.com:4444", "new.w"];
  const env = { HEARTHASH_WEB_PASSWORD: "admin", HEARTHASH_POOL_PASSWORD: "pool-secret" };

  it("takes its secrets from the environment and shows none", async () => {
    const { device, at } = await one("mini3");
    const { code, stdout, stderr } = await hearthash([...args, "--yes", "-H", at], { env });
    expect(stderr).toBe("");
    expect(stdout).toContain(`✓ ${at}  stored; it works after the next restart`);
    expect(code).toBe(0);
    expect(stdout).not.toContain("pool-secret");
    expect(changes(device)).toEqual([
      "setpool admin,admin,1,stratum+tcp://new.example.com:4444,new.w,pool-secret",
    ]);
    const dry = await hearthash([...args, "--dry-run", "-H", at], { env });
    expect(dry.stdout).toContain(
      "would send: setpool admin,***,1,stratum+tcp://new.example.com:4444,new.w,***",
    );
  });

  it("takes them from files, and restarts with --reboot", async () => {
    const { device, at } = await one("mini3");
    const folder = mkdtempSync(join(tmpdir(), "hearthash-"));
    writeFileSync(join(folder, "web"), "admin\n");
    const { code } = await hearthash([...args, "--yes", "--reboot", "--web-password-file", "web", "-H", at], {
      cwd: folder,
    });
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(changes(device).at(-1)).toBe("ascset 0,reboot,0");
  });

  it("asks for the web password without showing it, then offers the restart", async () => {
    const { device, at } = await one("mini3");
    const steps = [
      ["web page", "admin\r"],
      ["Go on?", "y"],
      ["Restart now?", "n"],
    ] as const;
    let step = 0;
    const { code, stdout } = await hearthashInTerminal([...args, "-H", at], {
      onOutput: (soFar, child) => {
        const [question, answer] = steps[step] ?? ["\u0000", ""];
        if (!soFar.includes(question)) return;
        step += 1;
        child.type(answer);
      },
    });
    expect(code).toBe(0);
    expect(step).toBe(3);
    expect(stdout).not.toContain("admin");
    expect(changes(device)).toHaveLength(1);
  });

  it("a wrong web password, or none, is said in one line", async () => {
    const { at } = await one("mini3");
    const wrong = await hearthash([...args, "--yes", "-H", at], {
      env: { HEARTHASH_WEB_PASSWORD: "hunter2" },
    });
    expect(wrong).toMatchObject({ code: 10, stdout: "" });
    expect(wrong.stderr).toMatch(/refused 'setpool': Pool set error: userpass err\n$/);
    expect(wrong.stderr).not.toContain("hunter2");
    const none = await hearthash([...args, "--yes", "-H", at]);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("--web-password-file, or set HEARTHASH_WEB_PASSWORD");
  });
});

describe("web-password", () => {
  it("changes it, and neither is shown", async () => {
    const { at } = await one("nano3s");
    const env = { HEARTHASH_WEB_PASSWORD: "admin", HEARTHASH_NEW_WEB_PASSWORD: "s3cret" };
    const { stdout, stderr } = await hearthash(["web-password", "--yes", "-H", at], { env });
    expect(stderr).toBe("");
    expect(stdout).toContain("a password cannot be read back");
    expect(stdout).not.toMatch(/s3cret|admin/);
    const again = await hearthash(["web-password", "--yes", "-H", at], { env });
    expect(again.code).toBe(10);
    expect(again.stderr).not.toMatch(/s3cret|admin/);
  });
});
