import { errorTable, type HearthashError, type MinerWeb, openMiner, openMinerWeb } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type MinerOptions, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { describe, expect, it, onTestFinished } from "vitest";

const identity = { dna: "0201000011223344", mac: "e0e1a9000011" };

const POOLS = [
  { url: "stratum+tcp://a.example.com:3333", worker: "a.w", password: "pool-secret-1" },
  { url: "stratum+tcp://b.example.com:3333", worker: "b.w", password: "pool-secret-2" },
];

async function device(options: Partial<MinerOptions> = {}): Promise<SimulatedMiner> {
  const simulator = await startSimulator({
    miners: [
      { model: "nano3s", port: 0, web: { port: 0 }, pools: POOLS, uptimeS: 7200, ...identity, ...options },
    ],
  });
  onTestFinished(() => simulator.stop());
  const [miner] = simulator.miners;
  if (miner === undefined) throw new Error("no miner was started");
  return miner;
}

function webOf(miner: SimulatedMiner, password = "admin"): MinerWeb {
  return openMinerWeb(`${miner.host}:${miner.port}`, {
    transport: nodeTransport(),
    password,
    webPort: miner.webPort ?? 0,
    timeoutMs: 5000,
  });
}

async function failure(promise: Promise<unknown>): Promise<HearthashError> {
  try {
    await promise;
  } catch (error) {
    return error as HearthashError;
  }
  throw new Error("it did not fail");
}

describe.each(["nano3s", "mini3", "q"] as const)("the web interface of a %s", (model) => {
  it("is opened with what its owner knows", async () => {
    const miner = await device({ model });
    await webOf(miner).login();
    const dashboard = await webOf(miner).dashboard();
    expect(dashboard).toMatchObject({
      state: "hashing",
      mac: identity.mac,
      asicOk: true,
      powerSupplyOk: true,
      poolActive: true,
      currentPool: 0,
      pools: [
        { slot: 0, url: "stratum+tcp://a.example.com:3333", worker: "a.w" },
        { slot: 1, url: "stratum+tcp://b.example.com:3333", worker: "b.w" },
      ],
    });
    expect(dashboard.workMode).toBeTypeOf("string");
    expect(dashboard.powerW).toBeGreaterThan(50);
    expect(JSON.stringify(dashboard)).not.toContain("pool-secret");
  });

  it("shows what the API shows", async () => {
    const miner = await device({ model });
    const api = openMiner(`${miner.host}:${miner.port}`, { transport: nodeTransport() });
    const { points } = await api.snapshot();
    const dashboard = await webOf(miner).dashboard();
    expect(dashboard).toMatchObject({ mac: identity.mac, workMode: points.workMode });
    expect(dashboard.uptimeS).toBeGreaterThanOrEqual(7200);
  });
});

describe("a wrong password", () => {
  it("is told from the login page that comes with status 200", async () => {
    const miner = await device();
    const web = webOf(miner, "not-the-password");
    for (const call of [web.login(), web.dashboard(), web.reboot(), web.log("cg_sys_log")]) {
      const error = await failure(call);
      expect(error.code).toBe("command-rejected");
      expect(error.message).toMatch(
        /^127\.\S+:\d+ refused the web password: it answered with its login page$/,
      );
      expect(JSON.stringify([error.message, error.cause, { ...error }])).not.toMatch(
        /not-the-password|auth=/,
      );
    }
    expect((await failure(web.login())).retryable).toBe(errorTable["command-rejected"].retryable);
    expect(miner.state.phase).toBe("work");
  });

  it("is told from another miner at the address", async () => {
    const miner = await device();
    const web = openMinerWeb(miner, {
      transport: nodeTransport(),
      password: "admin",
      dna: "0201000000000001",
      webPort: miner.webPort ?? 0,
    });
    expect((await failure(web.login())).message).toContain("another DNA");
  });

  it("stays out of the text of the object", async () => {
    const { inspect } = await import("node:util");
    const web = webOf(await device(), "hidden-word");
    expect(inspect(web, { depth: 9, showHidden: true })).not.toContain("hidden-word");
    expect(JSON.stringify(web)).not.toContain("hidden-word");
  });
});

describe("logs", () => {
  it("come under their names", async () => {
    const web = webOf(await device());
    expect(new TextDecoder().decode(await web.log("cg_op_log"))).toBe("cg_op_log\n");
    expect((await failure(web.log("passwd" as "efuse"))).code).toBe("argument-invalid");
  });
});

describe("reboot", () => {
  it("restarts the miner", async () => {
    const miner = await device();
    expect(await webOf(miner).reboot()).toEqual({ status: "confirmed" });
    expect(miner.state.phase).not.toBe("work");
  });
});

describe("opening", () => {
  it("asks the API for the DNA once, and not when it is given", async () => {
    const miner = await device();
    const web = webOf(miner);
    await web.login();
    await web.dashboard();
    expect(miner.requests).toHaveLength(1);
    const given = { transport: nodeTransport(), password: "admin", dna: identity.dna };
    await openMinerWeb(miner, { ...given, webPort: miner.webPort ?? 0 }).login();
    expect(miner.requests).toHaveLength(1);
  });

  it("takes a Miner and an endpoint; port 80 unless told", async () => {
    const options = { transport: nodeTransport(), password: "x" };
    const expected = { host: "192.168.1.50", port: 80 };
    expect(openMinerWeb(openMiner("192.168.1.50", options), options).endpoint).toEqual(expected);
    expect(openMinerWeb({ host: "192.168.1.50", port: 4028 }, options).endpoint).toEqual(expected);
    expect(openMinerWeb("192.168.1.50:4029", options).endpoint).toEqual(expected);
  });

  it.each(["nano3", "a1246", "cgminer"] as const)("a %s has not this interface", async (model) => {
    const error = await failure(webOf(await device({ model })).login());
    expect(error.code).toBe("model-unsupported");
  });

  it("a transport without HTTP is an error of the caller", async () => {
    const { memoryTransport } = await import("@hearthash/client/testing");
    const transport = memoryTransport(() => undefined);
    expect(() => openMinerWeb("192.168.1.50", { transport, password: "x" })).toThrow(/no HTTP or no SHA-256/);
  });

  it("several calls at once go one after the other", async () => {
    const web = webOf(await device());
    const all = await Promise.all([web.dashboard(), web.log("efuse"), web.dashboard(), web.login()]);
    expect(all[0].mac).toBe(all[2].mac);
  });
});
