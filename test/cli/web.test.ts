import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Finished, hearthash, hearthashInTerminal, type RunOptions } from "../support/cli.js";
import { stranger } from "../support/stranger.js";

const WEB_PASSWORD = "web-word-7";
const POOLS = [
  { url: "stratum+tcp://a.example.com:3333", worker: "a.w", password: "pool-secret-1" },
  { url: "stratum+tcp://b.example.com:3333", worker: "b.w", password: "pool-secret-2" },
];
const env = { HEARTHASH_WEB_PASSWORD: WEB_PASSWORD };

/** Web and pool passwords, and what the session of this miner is made of. */
const SECRET = /web-word-7|not-it|pool-secret|auth=|[0-9a-f]{24,}/;

async function devices(...options: Partial<MinerOptions>[]): Promise<readonly SimulatedMiner[]> {
  const common = { port: 0, web: { port: 0 }, pools: POOLS, uptimeS: 7200, webPassword: WEB_PASSWORD };
  const miners = options.map((miner) => ({ model: "nano3s" as const, ...common, ...miner }));
  const simulator = await startSimulator({ miners });
  onTestFinished(() => simulator.stop());
  return simulator.miners;
}

async function one(options: Partial<MinerOptions> = {}): Promise<{ device: SimulatedMiner; at: string[] }> {
  const [device] = await devices(options);
  if (device === undefined) throw new Error("no miner was started");
  return { device, at: ["-H", `${device.host}:${device.port}`, "--web-port", String(device.webPort)] };
}

/** Runs it and holds that nothing secret is in what it wrote. */
async function web(args: readonly string[], options: RunOptions = { env }): Promise<Finished> {
  const finished = await hearthash(["web", ...args], options);
  expect(finished.stdout + finished.stderr).not.toMatch(SECRET);
  return finished;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "hearthash-web-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

describe("web status", () => {
  it("is a card within 80 columns", async () => {
    const { device, at } = await one();
    const { code, stdout, stderr } = await web(["status", ...at]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe(`Avalon Nano3s  ${device.host}:${device.webPort}  ● hashing`);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/\n {2}Hashrate {4}\d\S* TH\/s {3}average \d\S* TH\/s\n/);
    expect(stdout).toMatch(/\n {2}Power {7}\d+ W\n/);
    expect(stdout).toMatch(/\n {2}Slot 0 {6}stratum\+tcp:\/\/a\.example\.com:3333 {3}a\.w {3}in use\n/);
    expect(stdout).toMatch(/\n {2}Slot 1 {6}stratum\+tcp:\/\/b\.example\.com:3333 {3}b\.w\n/);
  });

  it("--json has units in its names and no passwords", async () => {
    const { device, at } = await one({ model: "mini3", mac: "e0e1a9000011" });
    const { code, stdout } = await web(["status", "--json", ...at]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      miners: [
        {
          host: device.host,
          webPort: device.webPort,
          ok: true,
          dashboard: {
            product: "Avalon Mini3",
            mac: "e0e1a9000011",
            state: "hashing",
            powerW: expect.any(Number),
            hashrateThs: expect.any(Number),
            pools: [{ slot: 0 }, { slot: 1 }],
          },
        },
      ],
    });
  });

  it("a device's text does nothing to the terminal", async () => {
    const pools = [{ url: "stratum+tcp://a:1", worker: "\u001b]0;pwned\u0007 é \u202e", password: "x" }];
    const { at } = await one({ pools });
    const { stdout } = await web(["status", ...at]);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).toContain("pwned");
  });

  it("options may stand before it", async () => {
    const { at } = await one();
    const { code, stdout } = await hearthash([...at, "web", "status"], { env });
    expect(code).toBe(0);
    expect(stdout).toContain("● hashing");
  });
});

describe("a wrong password", () => {
  const wrong = { env: { HEARTHASH_WEB_PASSWORD: "not-it" } };

  it.each([["status"], ["login"], ["logs", "efuse"], ["reboot", "--yes"]])(
    "%s ends with 10",
    async (...args) => {
      const { device, at } = await one();
      const { code, stdout, stderr } = await web([...args, ...at], wrong);
      expect({ code, stdout }).toEqual({ code: 10, stdout: "" });
      expect(stderr).toMatch(/^hearthash: \S+ refused the web password: it answered with its login page\n$/);
      expect(device.state.phase).toBe("work");
    },
  );

  it("is an error in JSON", async () => {
    const { at } = await one();
    const { code, stdout } = await web(["status", "--json", ...at], wrong);
    expect(code).toBe(10);
    expect(JSON.parse(stdout)).toMatchObject({
      miners: [{ ok: false, error: { code: "command-rejected" } }],
    });
  });
});

describe("where the password comes from", () => {
  it("a file counts before the environment", async () => {
    const { at } = await one();
    const path = join(folder(), "password");
    writeFileSync(path, `${WEB_PASSWORD}\n`);
    const options = { env: { HEARTHASH_WEB_PASSWORD: "not-it" } };
    const { code, stdout } = await web(["login", "--password-file", path, ...at], options);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ \S+ {2}takes the web password\n$/);
  });

  it("without one, and nobody to ask, it says how to give it", async () => {
    const { device, at } = await one();
    const { code, stderr } = await web(["login", ...at], {});
    expect(code).toBe(2);
    expect(stderr).toMatch(/--password-file, or set HEARTHASH_WEB_PASSWORD/);
    expect(device.requests).toEqual([]);
  });

  it("a terminal asks for it and does not show it", async () => {
    const { at } = await one();
    let hasAnswered = false;
    const { code, stdout } = await hearthashInTerminal(["web", "login", ...at], {
      onOutput: (soFar, child) => {
        if (hasAnswered || !soFar.includes("The web password")) return;
        hasAnswered = true;
        child.type(`${WEB_PASSWORD}\r`);
      },
    });
    expect(stdout).toContain("takes the web password");
    expect(stdout).not.toMatch(SECRET);
    expect(code).toBe(0);
  });
});

describe("web logs", () => {
  it("lists the names without asking anybody", async () => {
    const { code, stdout } = await web(["logs"], {});
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(" ")[0])).toEqual([
      "cg_sys_log",
      "cg_op_log",
      "mm_sys_log",
      "mm_op_log",
      "asic_sys_log",
      "efuse",
      "",
    ]);
  });

  it("prints one", async () => {
    const { at } = await one();
    expect(await web(["logs", "mm_op_log", ...at])).toEqual({ code: 0, stdout: "mm_op_log\n", stderr: "" });
  });

  it("saves one for its owner alone, and never over a file", async () => {
    const { at } = await one();
    const path = join(folder(), "log");
    const { code, stdout, stderr } = await web(["logs", "efuse", "--out", path, ...at]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: `wrote 6 bytes to ${path}\n` });
    expect(readFileSync(path, "utf8")).toBe("efuse\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await web(["logs", "efuse", "--out", path, ...at]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("is there already");
  });

  it("knows the names and takes one miner", async () => {
    const { at } = await one();
    expect((await web(["logs", "passwd", ...at])).stderr).toMatch(/no log "passwd"; there are cg_sys_log/);
    expect((await web(["logs", "efuse", "-H", "127.0.0.1,127.0.0.2"])).stderr).toContain(
      "takes one miner, not 2",
    );
  });

  it("takes out passwords that can be recognised", async () => {
    const page = 'dashboardCallback({"hwtype":"Avalon Nano3s"});';
    const log = [
      "start cgminer -o stratum+tcp://a.example.com:1 -u a.w -p pool-secret-1 --api-listen",
      `web ${WEB_PASSWORD} changed\u001b[2J`,
      '{"url":"u","user":"w","pass":"pool-secret-2"} passwd3=pool-secret-3',
    ].join("\n");
    const other = await stranger((socket) => {
      socket.once("data", (chunk) => {
        const body = chunk.toString().startsWith("GET") ? page : log;
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      });
    });
    onTestFinished(() => other.stop());
    const [device] = await devices({});
    const at = ["-H", `${device?.host}:${device?.port}`, "--web-port", String(other.port)];
    const { code, stdout } = await web(["logs", "cg_sys_log", ...at]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        "start cgminer -o stratum+tcp://a.example.com:1 -u a.w -p *** --api-listen",
        "web *** changed\\u{1b}[2J",
        '{"url":"u","user":"w","pass":"***"} passwd3=***',
        "",
      ].join("\n"),
    );
  });
});

describe("web reboot", () => {
  it("needs --yes where nobody can be asked", async () => {
    const { device, at } = await one();
    const { code, stderr } = await web(["reboot", ...at]);
    expect(code).toBe(2);
    expect(stderr).toContain("say --yes");
    expect(device.state.phase).toBe("work");
    expect(device.requests).toEqual([]);
  });

  it("restarts the miner", async () => {
    const { device, at } = await one();
    const { code, stdout } = await web(["reboot", "--yes", ...at]);
    expect(code).toBe(0);
    expect(stdout).toBe(`✓ ${device.host}:${device.webPort}  confirmed\n`);
    await device.settle();
    expect(device.state.phase).not.toBe("work");
  });
});

describe("models and strangers", () => {
  it("a Nano 3 has another web page", async () => {
    const { at } = await one({ model: "nano3" });
    const { code, stderr } = await web(["status", ...at]);
    expect(code).toBe(12);
    expect(stderr).toMatch(/is read as Avalon Nano 3/);
  });

  it("a silent web page is a time-out", async () => {
    const silent = await stranger(() => undefined);
    onTestFinished(() => silent.stop());
    const [device] = await devices({});
    const at = ["-H", `${device?.host}:${device?.port}`, "--web-port", String(silent.port), "-t", "0.5"];
    const { code, stderr } = await web(["login", ...at]);
    expect(code).toBe(5);
    expect(stderr).toMatch(/^hearthash: \S+ connected but sent no whole reply in 0\.5 s\n$/);
  });
});
