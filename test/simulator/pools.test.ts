import { describe, expect, it } from "vitest";
import { codeOf, message, startOne, token } from "./one-miner.js";
import { ask, jsonRequest } from "./tcp-client.js";

describe("pools at run time", () => {
  it("fail over when the one in use dies, and note the outage", async () => {
    const { miner, clock } = await startOne({ model: "nano3s" });
    const shares = () => miner.state.pools.map((pool) => pool.counters.accepted);
    const before = shares();
    miner.setPoolAlive(0, false);
    clock.advance(60_000);
    expect(miner.state.pools.map((pool) => pool.status)).toEqual(["Dead", "Alive", "Alive"]);
    expect(miner.state.pools.map((pool) => pool.active)).toEqual([false, true, false]);
    const stats = await ask(miner, "estats");
    expect(token(stats, "PFCnt")).toBe("1");
    expect(token(stats, "NETFAIL")).toMatch(/^1795305600 0 0 0 0 0 0 0$/);
    expect(await ask(miner, "lcd")).toContain("Current Pool=stratum+tcp://pool-b.example:3333,");
    clock.advance(600_000);
    expect(shares()[0]).toBe(before[0]);
    expect(shares()[1]).toBeGreaterThan(50);
    miner.setPoolAlive(0, true);
    clock.advance(60_000);
    expect(miner.state.pools.map((pool) => pool.active)).toEqual([true, false, false]);
  });

  it("all dead: it answers, hashes nothing and shows no pool", async () => {
    const { miner, clock } = await startOne({ model: "mini3" });
    await miner.setFault("pools-dead");
    clock.advance(120_000);
    expect((await ask(miner, "pools")).match(/Status=Dead/g)).toHaveLength(3);
    expect(await ask(miner, "lcd")).toContain("Current Pool=none,User=|");
    expect(miner.state.readings.hashrateGhs).toBeLessThan(1);
    await miner.clearFault();
    clock.advance(120_000);
    expect(miner.state.readings.hashrateGhs).toBeGreaterThan(36_000);
  });

  it("can all be disabled on home firmware, which guards only a single one", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const codes = [];
    for (const index of [0, 0, 1, 2]) codes.push(codeOf(await ask(miner, `disablepool|${index}`)));
    expect(codes).toEqual(["S48", "I50", "S48", "S48"]);
    const single = await startOne({ model: "q" });
    expect(message(await ask(single.miner, jsonRequest("disablepool", "0")))).toBe(
      "Cannot disable last active pool 0:'stratum+tcp://pool-a.example:3333'",
    );
  });

  it("keep the last enabled one on stock cgminer", async () => {
    const { miner } = await startOne({ model: "cgminer" });
    const codes = [];
    for (const index of [0, 1, 2]) codes.push(codeOf(await ask(miner, `disablepool|${index}`)));
    expect(codes).toEqual(["S48", "S48", "E51"]);
  });

  it("are put in order", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    expect(codeOf(await ask(miner, "poolpriority|2"))).toBe("S73");
    expect(miner.state.pools.map((pool) => pool.priority)).toEqual([1, 2, 0]);
    expect(message(await ask(miner, "poolpriority|1,7"))).toBe("Invalid pool id 7 - range is 0 - 2");
    expect(message(await ask(miner, "poolpriority|1,1"))).toBe("Duplicate pool specified 1");
    expect(message(await ask(miner, "switchpool|abc"))).toContain("Switching to pool 0:");
  });
});

describe("addpool and removepool", () => {
  it("are unknown to the MM319 home models, and check says so", async () => {
    for (const model of ["mini3", "nano3s", "q"] as const) {
      const { miner } = await startOne({ model });
      expect(await ask(miner, jsonRequest("addpool", "u,w,p"))).toBe(
        '{"STATUS":[{"STATUS":"E","When":1795305600,"Code":14,"Msg":"Invalid command"}],"id":1}\0',
      );
      expect(await ask(miner, "check|addpool")).toContain("CHECK,Exists=N,Access=N|");
      expect(await ask(miner, "check|switchpool")).toContain("CHECK,Exists=Y,Access=Y|");
    }
  });

  it("add, guard and remove on stock cgminer", async () => {
    const { miner, clock } = await startOne({
      model: "cgminer",
      pools: [{ url: "stratum+tcp://a:1", worker: "w" }],
    });
    const send = async (command: string, parameter?: string) =>
      message(await ask(miner, jsonRequest(command, parameter)));
    expect(await send("addpool")).toBe("Missing addpool details");
    expect(await send("addpool", "url,worker")).toBe("Invalid addpool details 'url,worker'");
    expect(await send("addpool", "stratum+tcp://b:1,w\\,1,p\\\\x")).toBe("Added pool 1: 'stratum+tcp://b:1'");
    expect(miner.state.pools[1]?.worker).toBe("w,1");
    clock.advance(10_000);
    expect(await send("removepool", "0")).toBe("Cannot remove active pool 0:'stratum+tcp://a:1'");
    expect(await send("removepool", "1")).toBe("Removed pool 1:'stratum+tcp://b:1'");
    expect(await send("removepool", "0")).toBe("Cannot remove last pool 0:'stratum+tcp://a:1'");
    expect(await send("poolquota", "0,3")).toBe("Set pool 'stratum+tcp://a:1' to quota 3'");
    expect(await send("privileged")).toBe("Privileged access OK");
  });

  it("stop at three pools on the Nano 3", async () => {
    const { miner } = await startOne({ model: "nano3" });
    expect(message(await ask(miner, "addpool|u,w,p"))).toBe("Reached maximum number of pools (3)");
  });

  it("can be given to a firmware for a test", async () => {
    const { miner } = await startOne({ model: "q", commands: { add: ["addpool"], remove: ["time"] } });
    expect(codeOf(await ask(miner, "addpool|stratum+tcp://b:1,w,p"))).toBe("S55");
    expect(await ask(miner, "check|time")).toContain("Exists=N");
  });
});

describe("what only one model shows", () => {
  it("is the password in the pools of the Q, with share times that count from its start", async () => {
    const { miner } = await startOne({
      model: "q",
      pools: [{ url: "stratum+tcp://a:1", worker: "w", password: "s3" }],
    });
    const reply = await ask(miner, jsonRequest("pools"));
    expect(reply).toContain('"User":"w","Password":"s3","Last Share Time":7');
    expect(miner.state.pools[0]?.counters.lastShareS).toBeLessThanOrEqual(7200);
    const other = await startOne({ model: "mini3" });
    expect(await ask(other.miner, "pools")).not.toContain("Password");
    expect(other.miner.state.pools[0]?.counters.lastShareS).toBeGreaterThan(1_795_305_000);
  });
});
