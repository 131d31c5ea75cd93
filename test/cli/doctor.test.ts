import { connect } from "node:net";
import { type FaultName, type MinerOptions, startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { hearthash, hearthashInTerminal } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { answering, endless, stranger } from "../support/stranger.js";

async function simulated(options: MinerOptions): Promise<string> {
  const simulator = stoppedBehind(await startSimulator({ miners: [{ port: 0, seed: 5, ...options }] }));
  return simulator.miners[0]?.address ?? "";
}

async function strange(behave: Parameters<typeof stranger>[0]): Promise<string> {
  const other = stoppedBehind(await stranger(behave));
  return `${other.host}:${other.port}`;
}

interface Step {
  readonly id: string;
  readonly result: "ok" | "note" | "warning" | "failed";
  readonly found: string;
  readonly details?: readonly string[];
  readonly advice?: string;
  readonly code?: string;
}

interface Examined {
  readonly code: number | null;
  readonly well: boolean;
  readonly exitCode: number;
  readonly steps: Readonly<Record<string, Step>>;
}

/** Examines a miner and gives its steps by name. */
async function examine(host: string, ...args: string[]): Promise<Examined> {
  const { code, stdout, stderr } = await hearthash(["doctor", "--json", "-H", host, ...args]);
  expect(stderr).toBe("");
  const { well, exitCode, steps } = JSON.parse(stdout) as Omit<Examined, "steps"> & { steps: Step[] };
  expect(exitCode).toBe(code);
  return { code, well, exitCode, steps: Object.fromEntries(steps.map((step) => [step.id, step])) };
}

describe("doctor of a miner that is well", () => {
  it("goes through all steps and ends in a verdict", async () => {
    const address = await simulated({ model: "mini3" });
    const { code, stdout, stderr } = await hearthash(["doctor", "-H", address]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`✓ Address   ${address}\n✓ Network   on this machine itself\n✓ Connect   port`);
    expect(stdout).toContain("✓ Reply     'version' answered and understood");
    expect(stdout).toContain("✓ Model     Avalon Mini 3, firmware 25011701_3f53b19\n");
    expect(stdout).toContain("✓ Clock     right");
    expect(stdout).toMatch(/✓ Replies {3}\d+ measurements from summary, estats, litestats\n/);
    expect(stdout).toMatch(/✓ State {5}hashing, [\d.]+ TH\/s, \d+ W\n/);
    expect(stdout).toContain(
      "✓ Commands  no addpool: pools are set with setpool, and count after a restart;",
    );
    expect(stdout).toMatch(/✓ Pools {5}3 of 3 alive, 0 in use, last share \d+s ago\n/);
    expect(stdout.endsWith("\n\nWell: hearthash finds this miner and understands it.\n")).toBe(true);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("gives the steps as JSON", async () => {
    const { well, steps } = await examine(await simulated({ model: "q" }));
    expect(well).toBe(true);
    expect(Object.keys(steps)).toEqual([
      "address",
      "network",
      "connect",
      "reply",
      "clock",
      "model",
      "replies",
      "state",
      "commands",
      "pools",
      "web",
    ]);
    expect(steps["model"]).toEqual({
      id: "model",
      title: "Model",
      result: "ok",
      found: "Avalon Q, firmware 25052801_14a19a2",
    });
    expect(steps["commands"]?.found).toContain("neither addpool nor setpool");
  });

  it("looks a name up", async () => {
    const address = await simulated({ model: "nano3s" });
    const { code, steps } = await examine(address.replace("127.0.0.1", "localhost"));
    expect(code).toBe(0);
    expect(steps["name"]).toMatchObject({ result: "ok", found: expect.stringContaining("127.0.0.1") });
  });

  it("shows in a terminal which step is under way", async () => {
    const { code, stdout } = await hearthashInTerminal(["doctor", "-H", await simulated({ model: "mini3" })]);
    expect(code).toBe(0);
    expect(stdout).toContain("… Connect");
    expect(stdout).toContain("\u001b[32m✓\u001b[39m Connect");
  });
});

describe("doctor of a miner that is not found", () => {
  it("says that the port is refused", async () => {
    const { code, steps } = await examine(
      await simulated({ model: "mini3", port: 40_281, faults: ["refused"] }),
    );
    expect(code).toBe(4);
    expect(steps["connect"]).toMatchObject({ result: "failed", code: "refused" });
    expect(steps["connect"]?.advice).toContain("A miner that restarts does this");
    expect(steps["web"]).toBeDefined();
    expect(steps["reply"]).toBeUndefined();
  });

  it("says that a name is not known", async () => {
    // A label of more than 63 characters: known to be no name without asking anybody.
    const { code, steps } = await examine(`${"a".repeat(64)}.lan`);
    expect(code).toBe(3);
    expect(steps["name"]).toMatchObject({ result: "failed", code: "unreachable" });
  });

  it.each([
    ["300.1.1.1", /is not a host or host:port/],
    ["127.0.0.1-127.0.0.3", /one miner at a time; 3 are named/],
  ])("says what is wrong with %s", async (host, expected) => {
    const { code, steps } = await examine(host);
    expect(code).toBe(2);
    expect(steps["address"]?.found).toMatch(expected);
  });

  it("says what it needs", async () => {
    const { code, stdout, stderr } = await hearthash(["doctor"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^hearthash: doctor needs the address of the miner: -H [^\n]+\n$/);
  });
});

describe("doctor of something that is not understood", () => {
  it.each([
    ["a web server", answering("HTTP/1.1 400 Bad Request\r\n\r\n"), 7, /a web server answers on port \d+/],
    [
      "SSH",
      (socket: { write: (text: string) => void }) => socket.write("SSH-2.0-OpenSSH_9.6\r\n"),
      7,
      /SSH answers/,
    ],
    ["garbage", answering("\u0001\u001b[31mboo\0"), 7, /what answers is not a miner: it says "\\\\u\{1\}/],
    ["half a reply", answering('{"STATUS":[{"STATUS":'), 9, /stopped before anything useful/],
    ["a hang-up", (socket: { destroy: () => void }) => socket.destroy(), 6, /closed without a reply/],
    ["silence", () => undefined, 5, /connected, but no reply in 0\.5 s/],
    ["an endless reply", endless, 8, /never stops sending/],
  ])("%s", async (_name, behave, exitCode, expected) => {
    const { code, steps } = await examine(await strange(behave), "-t", "0.5");
    expect(steps["reply"]).toMatchObject({ result: "failed", found: expect.stringMatching(expected) });
    expect(code).toBe(exitCode);
    expect(steps["model"]).toBeUndefined();
  });

  it("finds the client that holds a miner", async () => {
    const address = await simulated({ model: "mini3" });
    const [host, port] = address.split(":");
    const silent = connect(Number(port), host);
    await new Promise((resolve) => silent.once("connect", resolve));
    const { code, steps } = await examine(address, "-t", "0.5");
    silent.destroy();
    expect(code).toBe(5);
    expect(steps["reply"]?.advice).toContain("another client holds it");
  });

  it("says that a model is guessed", async () => {
    const { code, steps } = await examine(await simulated({ model: "cgminer" }));
    expect(code).toBe(0);
    expect(steps["model"]).toMatchObject({ result: "warning", found: expect.stringContaining("by guess") });
    expect(steps["commands"]?.found).toContain("pools can be added and removed");
  });
});

describe("doctor of a miner that is not well", () => {
  it.each<[FaultName, string, RegExp]>([
    ["clock-1970", "clock", /^not set: it counts from the miner's start/],
    ["pools-dead", "pools", /^none is in use; 0 of 3 alive$/],
    ["board-fault", "state", /reports a fault/],
    ["missing-nul", "replies", /with defects:$/],
    ["raw-newline", "replies", /with defects:$/],
    ["slow", "reply", /^'version' answered after [\d.]+ s$/],
  ])("%s", async (fault, step, expected) => {
    const { code, well, steps } = await examine(await simulated({ model: "mini3", faults: [fault] }));
    expect({ code, well }).toEqual({ code: 0, well: true });
    expect(steps[step]).toMatchObject({ result: "warning", found: expect.stringMatching(expected) });
    expect(steps[step]?.advice).toBeTruthy();
  });

  it("tells the defects of replies in words, and nothing that could drive the terminal", async () => {
    const address = await simulated({ model: "mini3", product: "Mini\u001b]0;owned\u0007", faults: ["nan"] });
    const { stdout } = await hearthash(["doctor", "-H", address]);
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u0007");
  });

  it("counts what it found, and prints no password", async () => {
    const pools = [
      { url: "stratum+tcp://carol:letmein99@pool.example:3333", worker: "w", password: "opensesame" },
    ];
    const address = await simulated({ model: "q", pools, faults: ["clock-1970", "pools-dead"] });
    const { stdout } = await hearthash(["doctor", "-H", address]);
    expect(stdout).toContain("Found and understood; 2 things are worth a look (!).");
    expect(stdout).not.toMatch(/opensesame|letmein99/);
  });

  it("fails with the error of the first step that failed", async () => {
    const simulator = stoppedBehind(await startSimulator({ miners: [{ model: "mini3", port: 0 }] }));
    const [miner] = simulator.miners;
    await miner?.setFault("empty-reply", { only: ["pools"] });
    const address = miner?.address ?? "";
    const { code, steps } = await examine(address);
    expect(code).toBe(6);
    expect(steps["pools"]).toMatchObject({ result: "failed", code: "closed" });
    const { stdout } = await hearthash(["doctor", "-H", address]);
    expect(stdout).toContain("✕ Pools");
    expect(stdout).toContain("Found, but not all of it could be read (closed, exit code 6).");
  });
});
