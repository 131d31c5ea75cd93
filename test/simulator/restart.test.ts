import { describe, expect, it } from "vitest";
import { codeOf, message, startOne, startS, token } from "./one-miner.js";
import { ask, exchange, jsonRequest } from "./tcp-client.js";

const boot = { refuseMs: 60_000, hangMs: 5_000, initMs: 30_000, clockSetMs: 8_000 };

describe("a reboot", () => {
  it("answers first, then refuses, then hangs, then starts with setpool's pools and without the switch", async () => {
    const { miner, clock } = await startOne({ model: "nano3s", boot });
    const set = await ask(
      miner,
      jsonRequest("setpool", "admin,admin,1,stratum+tcp://new.example:3333,w.2,secret"),
    );
    expect(codeOf(set)).toBe("S133");
    await ask(miner, "switchpool|2");
    clock.advance(10_000);
    expect(miner.state.pools.map((pool) => pool.active)).toEqual([false, false, true]);
    expect(miner.state.pools[1]?.url).toBe("stratum+tcp://pool-b.example:3333");

    expect(codeOf(await ask(miner, jsonRequest("ascset", "0,reboot,5")))).toBe("S119");
    clock.advance(4_000);
    expect(codeOf(await ask(miner, "version"))).toBe("S22");
    clock.advance(1_000);
    await miner.settle();
    expect((await exchange(miner, "version")).error).toBe("ECONNREFUSED");

    clock.advance(boot.refuseMs);
    await miner.settle();
    const waiting = exchange(miner, "pools", { limitMs: 10_000 });
    expect((await exchange(miner, "version", { limitMs: 150 })).closed).toBe(false);
    clock.advance(boot.hangMs);
    await miner.settle();
    const pools = (await waiting).text;
    expect(pools).toContain("POOL=1,URL=stratum+tcp://new.example:3333,");
    expect(pools).toContain("POOL=0,URL=stratum+tcp://pool-a.example:3333,Status=Alive,Priority=0,");
    expect(miner.state.pools.map((pool) => pool.active)).toEqual([true, false, false]);
  });

  it("comes back at zero, with nan in its first second and its clock at 1970 until it is set", async () => {
    const { miner, clock } = await startOne({ model: "mini3", boot });
    await ask(miner, "ascset|0,fan-spd,80");
    await ask(miner, "ascset|0,limittemp,30");
    await miner.powerCycle();
    clock.advance(boot.refuseMs + boot.hangMs);
    await miner.settle();
    const first = await ask(miner, jsonRequest("summary"));
    expect(first).toContain('"Elapsed":0,"MHS av":nan,"MHS 5s":0.00,');
    expect(first).toContain('"Utility":nan,');
    expect(first).toMatch(/"When":12,/);
    expect(miner.state).toMatchObject({ fanSetting: -1, roomLimitC: 30, phase: "init" });
    clock.advance(boot.clockSetMs);
    expect(await ask(miner, "version")).toContain(`When=${startS + 73},`);
    expect(token(await ask(miner, "estats"), "SYSTEMSTATU")).toBe("Work: In Init, Hash Board: 1");
    clock.advance(boot.initMs);
    expect(token(await ask(miner, "estats"), "SYSTEMSTATU")).toBe("Work: In Work, Hash Board: 1");
    clock.advance(120_000);
    expect(miner.state.readings.hashrateGhs).toBeGreaterThan(36_000);
  });

  it("refuses delays that it cannot read or hold", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const reboot = async (value: string) => message(await ask(miner, `ascset|0,reboot${value}`));
    expect(await reboot("")).toBe("ASC 0 set failed: missing reboot setting");
    expect(await reboot(",soon")).toBe("ASC 0 set failed: reboot value not number");
    expect(await reboot(",-1")).toBe("ASC 0 set failed: reboot value should be 0~300 seconds");
    expect(await reboot(",70000")).toBe("ASC 0 set failed: reboot value should be 0~300 seconds");
    expect(miner.state.port).toBe("open");
  });

  it("is followed by the port without being asked", async () => {
    const { miner } = await startOne({
      model: "cgminer",
      boot: { refuseMs: 0, hangMs: 0, initMs: 0, clockSetMs: 0 },
    });
    expect(await ask(miner, jsonRequest("quit"))).toBe('{"STATUS":"BYE","id":1}\0');
    await expect.poll(async () => codeOf(await ask(miner, "version"))).toBe("S22");
    expect(await ask(miner, "restart")).toBe("RESTART\0");
  });
});

describe("setpool", () => {
  it("answers with raw line feeds and the worker's password, and leaves the running pools alone", async () => {
    const { miner } = await startOne({ model: "mini3" });
    const reply = await ask(miner, jsonRequest("setpool", "admin,admin,0,stratum+tcp://h:3,w,top secret"));
    expect(message(reply)).toBe(
      "Pool set info: \npool 0 success set to stratum+tcp://h:3\nworker is w\nworkerpassword is top secret\n" +
        "Please reboot miner to make config work.\n",
    );
    expect(() => JSON.parse(reply.replace("\0", ""))).toThrow(/control character/);
    expect(miner.state.pools[0]?.url).toBe("stratum+tcp://pool-a.example:3333");
    expect(miner.state.storedPools[0]?.url).toBe("stratum+tcp://h:3");
  });

  it("refuses in the order lengths, count, user, password, slot", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const refusal = async (parameter: string) => message(await ask(miner, jsonRequest("setpool", parameter)));
    expect(await refusal("")).toBe("Pool set error: no params");
    expect(await refusal(`${"u".repeat(65)}`)).toBe("Pool set error: The user name length is too long.");
    expect(await refusal(`a,${"p".repeat(65)}`)).toBe(
      "Pool set error: The user password length is too long.",
    );
    expect(await refusal(`a,b,0,u,${"w".repeat(129)}`)).toBe(
      "Pool set error: The pool user length is too long.",
    );
    expect(await refusal(`a,b,0,u,w,${"w".repeat(129)}`)).toBe(
      "Pool set error: The pool pass length is too long.",
    );
    expect(await refusal("a,b,0,,w,x")).toBe(
      "Pool set error: we need 5 | 6 arguments, your input is 3 arguments.",
    );
    expect(await refusal("root,b,9,u,w,x")).toBe("Pool set error: username err");
    expect(await refusal("admin,b,9,u,w,x")).toBe("Pool set error: userpass err");
    expect(await refusal("admin,admin,3,u,w,x")).toBe(
      "Pool set error: pool num must between 0 and 2 , your input is 3",
    );
    expect(miner.state.storedPools.map((pool) => pool.url)).not.toContain("u");
  });

  it("wants the hashed password on the Nano 3", async () => {
    const { miner } = await startOne({ model: "nano3" });
    const set = async (password: string) =>
      codeOf(await ask(miner, jsonRequest("setpool", `root,${password},0,stratum+tcp://h:3,w,x`)));
    expect(await set("root")).toBe("E132");
    // ff0000ff and the first 24 hex digits of the SHA-256 of "root".
    expect(await set("ff0000ff4813494d137e1631bba301d5")).toBe("S133");
    expect(miner.state.storedPools[0]?.url).toBe("stratum+tcp://h:3");
  });
});
