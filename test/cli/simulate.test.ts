import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type Finished, hearthash, type RunOptions } from "../support/cli.js";
import { type ReplayMiner, serve } from "../support/replay-miner.js";

const busy: ReplayMiner[] = [];
afterEach(async () => {
  await Promise.all(busy.splice(0).map((one) => one.stop()));
});

interface Started {
  readonly simulated: boolean;
  readonly hosts: string;
  readonly faults: readonly string[];
  readonly miners: readonly { host: string; port: number; webPort?: number; model: string }[];
}

/** Starts miners, does something with them once they are there, then presses Ctrl-C. */
async function whileRunning(
  args: readonly string[],
  act: (started: Started) => Promise<void>,
  signal: NodeJS.Signals = "SIGINT",
): Promise<Finished> {
  let acting: Promise<void> | undefined;
  const onOutput: RunOptions["onOutput"] = (soFar, child) => {
    if (acting !== undefined || !soFar.includes("\n")) return;
    acting = act(JSON.parse(soFar) as Started).finally(() => child.kill(signal));
  };
  const finished = await hearthash(["simulate", "--json", "--port", "0", ...args], { onOutput });
  await acting;
  return finished;
}

describe("simulate", () => {
  it("starts miners that the other commands read, and ends on Ctrl-C with nothing left", async () => {
    let hosts = "";
    const { code, stderr } = await whileRunning(["--host", "127.0.30.1", "--count", "3"], async (started) => {
      hosts = started.hosts;
      expect(started).toMatchObject({ simulated: true, faults: [] });
      expect(started.miners.map(({ host, model }) => [host, model])).toEqual([
        ["127.0.30.1", "mini3"],
        ["127.0.30.2", "mini3"],
        ["127.0.30.3", "mini3"],
      ]);
      const status = await hearthash(["status", "--json", "-H", started.hosts]);
      const { miners } = JSON.parse(status.stdout) as { miners: { ok: boolean; state: string }[] };
      expect(miners.map(({ ok, state }) => [ok, state])).toEqual(Array(3).fill([true, "hashing"]));
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(hosts).toMatch(/^127\.0\.30\.1-127\.0\.30\.3:\d+$/);
    expect((await hearthash(["status", "-H", hosts])).code).toBe(4);
  });

  it("ends at once with a client that holds a miner, and on SIGTERM", async () => {
    const { code } = await whileRunning(
      ["--host", "127.0.30.5"],
      async ({ miners: [miner] }) => {
        await new Promise<void>((resolve) => {
          const socket = connect(miner?.port ?? 0, miner?.host, resolve);
          socket.on("error", () => socket.destroy());
        });
      },
      "SIGTERM",
    );
    expect(code).toBe(0);
  });

  it("mixes models in turn, gives them web interfaces and the same identity for the same seed", async () => {
    const args = ["--model", "mini3,q", "--model", "nano3s", "--count", "4", "--web", "0", "--seed", "7"];
    const ids: string[][] = [];
    const note = async (started: Started) => {
      expect(started.miners.map(({ model }) => model)).toEqual(["mini3", "q", "nano3s", "mini3"]);
      expect(started.miners.every(({ webPort }) => (webPort ?? 0) > 0)).toBe(true);
      const { stdout } = await hearthash(["status", "--json", "-H", started.hosts]);
      const { miners } = JSON.parse(stdout) as { miners: { identity: { id: string } }[] };
      ids.push(miners.map(({ identity }) => identity.id));
    };
    await whileRunning(["--host", "127.0.30.10", ...args], note);
    await whileRunning(["--host", "127.0.30.20", ...args], note);
    expect(new Set(ids[0]).size).toBe(4);
    expect(ids[1]).toEqual(ids[0]);
  });

  it("turns faults on, and goes on running when none of its miners listens", async () => {
    const { code } = await whileRunning(
      ["--host", "127.0.30.30", "--fault", "refused", "--fault", "nan"],
      async ({ faults, hosts }) => {
        expect(faults).toEqual(["refused", "nan"]);
        expect((await hearthash(["status", "-H", hosts])).code).toBe(4);
      },
    );
    expect(code).toBe(0);
  });

  it("says for people what runs, that it is simulated, and how to read it", async () => {
    const args = ["simulate", "--host", "127.0.30.40", "--port", "0", "--count", "30", "--fault", "slow"];
    const { code, stdout } = await hearthash(args, {
      onOutput: (soFar, child) => {
        if (soFar.includes("Ctrl-C")) child.kill("SIGINT");
      },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("SIMULATED  30 miners, on this machine only");
    expect(stdout).toMatch(/ {2}127\.0\.30\.40:\d+ {2}Avalon Mini 3\n/);
    expect(stdout).toContain("and 20 more");
    expect(stdout).toContain("slow  answers after a pause");
    expect(stdout).toMatch(/hearthash watch -H 127\.0\.30\.40-127\.0\.30\.69:\d+\n/);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("lists models and faults", async () => {
    const text = await hearthash(["simulate", "--list"]);
    expect(text.code).toBe(0);
    expect(text.stdout).toContain("  nano3s   Avalon Nano 3S\n");
    expect(text.stdout).toContain("  silence              takes the request and never answers\n");
    const { models, faults } = JSON.parse((await hearthash(["simulate", "--list", "--json"])).stdout) as {
      models: { id: string }[];
      faults: { name: string }[];
    };
    expect(models.map(({ id }) => id)).toContain("cgminer");
    expect(faults.map(({ name }) => name)).toContain("one-byte-per-packet");
  });

  it.each([
    [["--host", "192.168.1.50"], /"192\.168\.1\.50" is not a loopback address/],
    [["--host", "0.0.0.0"], /is not a loopback address/],
    [["--host", "127.255.255.250", "--count", "9"], /so many addresses do not follow 127\.255\.255\.250/],
    [["--model", "mini9"], /"mini9" is no model; known: mini3, nano3, nano3s, q, a1246, cgminer/],
    [["--fault", "bad\u001bluck"], /"bad\\u001bluck" is no fault; known: silence, refused/],
    [["--count", "0"], /--count takes a whole number from 1 to 65536/],
    [["--port", "70000"], /--port takes a whole number from 0 to 65535/],
  ])("refuses %j in one line", async (args, expected) => {
    const { code, stdout, stderr } = await hearthash(["simulate", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^hearthash: [^\n]+\n$/);
    expect(stderr).toMatch(expected);
  });

  it("names the address that is in use, and starts none", async () => {
    const other = await serve("127.0.30.82", 0, () => undefined);
    busy.push(other);
    const port = String(other.port);
    const args = ["simulate", "--host", "127.0.30.81", "--count", "3"];
    const { code, stdout, stderr } = await hearthash([...args, "--port", port]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toBe(
      `hearthash: 127.0.30.82:${port} is in use by another program: choose another --port, or another --host\n`,
    );
    const web = await hearthash([...args, "--port", "0", "--web", port]);
    expect(web.stderr).toContain(`127.0.30.82:${port} is in use by another program: choose another --web`);
  });
});
