import { describe, expect, it } from "vitest";
import { controlled, POOLS, writes } from "../support/controlled-miner.js";
import { failure } from "../support/failure.js";

const confirmed = "confirmed";

describe("setpool", () => {
  const intent = {
    kind: "setPool",
    slot: 1,
    url: "stratum+tcp://new.example.com:4444",
    worker: "new.worker",
    password: "pool-secret",
  } as const;

  it.each([
    ["mini3", "admin"],
    ["nano3s", "admin"],
    ["nano3", "root"],
    ["a1246", "root"],
  ] as const)(
    "%s stores it, says that a reboot is needed, and keeps the password to itself",
    async (model, webPassword) => {
      const { miner, device } = await controlled(model);
      const outcome = await miner.control.apply({ ...intent, webPassword });
      expect(outcome).toMatchObject({ status: "unconfirmed", needsReboot: true });
      expect(outcome.reason).toContain("works after the next restart");
      expect(JSON.stringify(outcome)).not.toContain("pool-secret");
      expect(device.state.storedPools).toContainEqual(
        expect.objectContaining({ url: intent.url, worker: intent.worker }),
      );
      expect((await miner.pools()).map((pool) => pool.url)).not.toContain(intent.url);
    },
  );

  it("a wrong web password is the miner's refusal, in its words", async () => {
    const { miner } = await controlled("nano3s");
    const error = await failure(miner.control.apply({ ...intent, slot: 0, webPassword: "wrong" }));
    expect(error).toMatchObject({
      code: "command-rejected",
      device: { code: 132, message: "Pool set error: userpass err" },
    });
    expect(JSON.stringify(error)).not.toContain("wrong");
  });

  it("leaves no gap between the slots", async () => {
    const { miner, device } = await controlled("nano3s", { pools: POOLS.slice(0, 1) });
    const error = await failure(miner.control.apply({ ...intent, slot: 2, webPassword: "admin" }));
    expect(error).toMatchObject({ code: "command-unsafe" });
    expect(writes(device)).toEqual([]);
  });
});

describe("unconfirmed", () => {
  it("what a miner never shows", async () => {
    const { miner } = await controlled("nano3s");
    const outcome = await miner.control.apply({ kind: "setFan", percent: "auto" }, { verifyMs: 0 });
    expect(outcome).toEqual({
      status: "unconfirmed",
      reason: "the miner does not show whether it regulates the fan itself",
      message: "ASC 0 set OK",
    });
    const password = { kind: "setWebPassword", oldPassword: "admin", newPassword: "better" } as const;
    expect(await miner.control.apply(password)).toMatchObject({ status: "unconfirmed" });
    expect(await failure(miner.control.apply(password))).toMatchObject({ code: "command-rejected" });
  });

  it("what it does not show in time", async () => {
    const { miner, device } = await controlled("mini3");
    await device.setPoolAlive(1, false);
    const outcome = await miner.control.apply({ kind: "switchPool", pool: 1 }, { verifyMs: 300 });
    expect(outcome.status).toBe("unconfirmed");
    expect(outcome.reason).toMatch(/switch is accepted, but/);
  });

  it("a wake without an answer, until the state shows it", async () => {
    const { miner, device } = await controlled("q");
    await miner.control.apply({ kind: "standby" });
    await device.setFault("wake-without-reply");
    expect(await miner.control.apply({ kind: "wake" })).toEqual({ status: confirmed });
    await miner.control.apply({ kind: "standby" });
    const outcome = await miner.control.apply({ kind: "wake" }, { verifyMs: 0 });
    expect(outcome.status).toBe("unconfirmed");
    expect(outcome.reason).toMatch(/^the miner gave no answer, and the miner is still in standby/);
  });

  it("a hang-up behind a change is not tried again", async () => {
    const { miner, device } = await controlled("mini3");
    await device.setFault("empty-reply", { only: ["fan-spd"] });
    expect(await miner.control.apply({ kind: "setFan", percent: 40 })).toEqual({ status: confirmed });
    expect(writes(device)).toHaveLength(1);
  });
});
