import { describe, expect, it } from "vitest";
import { message, startOne, startS, token } from "./one-miner.js";
import { ask, exchange, jsonRequest } from "./tcp-client.js";

describe("standby", () => {
  it("begins at the device's time and ends at it, as a Q shows", async () => {
    const { miner, clock } = await startOne({ model: "q" });
    const off = await ask(miner, jsonRequest("ascset", `0,softoff,1:${startS + 5}`));
    expect(message(off)).toBe(`ASC 0 set info: success softoff:${startS + 5}`);
    clock.advance(4_000);
    expect(token(await ask(miner, "estats"), "STATE")).toBe("1");
    clock.advance(2_000);
    const idle = await ask(miner, "estats");
    expect(token(idle, "STATE")).toBe("2");
    expect(token(idle, "SYSTEMSTATU")).toBe("Work: In Idle, Hash Board: 1");
    expect(token(idle, "SoftOFF")).toBe("4");
    expect(token(idle, "SoftOffTime")).toBe(String(startS + 5));
    expect([token(idle, "TMax"), token(idle, "TAvg")]).toEqual(["0", "0"]);

    clock.advance(120_000);
    const asleep = miner.state.readings;
    expect(asleep.hashrateGhs).toBeLessThan(1);
    expect(asleep.wallPowerW).toBe(17);
    expect(asleep.fanRpm.every((rpm) => rpm < 5)).toBe(true);
    expect(asleep.average5mMhs).toBeGreaterThan(1_000_000);
    expect(asleep.averageMhs).toBeGreaterThan(40_000_000);

    await ask(miner, jsonRequest("ascset", `0,softon,1:${startS + 131}`));
    clock.advance(6_000);
    expect(miner.state.phase).toBe("init");
    clock.advance(20_000);
    expect(token(await ask(miner, "estats"), "STATE")).toBe("1");
    clock.advance(120_000);
    expect(miner.state.readings.hashrateGhs).toBeGreaterThan(52_000);
    expect(miner.state.softOffReason).toBe(0);
  });

  it("is unknown to the Nano 3S", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    expect(message(await ask(miner, jsonRequest("ascset", "0,softoff,1:1")))).toBe(
      "ASC 0 set failed: Unknown option: softoff",
    );
    expect(miner.state.phase).toBe("work");
  });

  it("can be left without a reply, and is left all the same", async () => {
    const { miner, clock } = await startOne({ model: "q" });
    await miner.setFault("wake-without-reply");
    await ask(miner, `ascset|0,softoff,1:${startS}`);
    expect(miner.state.phase).toBe("idle");
    const wake = await exchange(miner, `ascset|0,softon,1:${startS}`);
    expect([wake.text, wake.closed]).toEqual(["", true]);
    clock.advance(21_000);
    expect(miner.state.phase).toBe("work");
  });

  it("is the Mini 3's answer to a warm room while it heats, not while it mines", async () => {
    const { miner, clock } = await startOne({ model: "mini3", mode: 0 });
    await ask(miner, "ascset|0,limittemp,28");
    expect(token(await ask(miner, "litestats"), "Limitemp")).toBe("28");
    miner.setAmbient(29);
    clock.advance(1_000);
    expect(token(await ask(miner, "litestats"), "STATE")).toBe("2");
    await ask(miner, "ascset|0,workmode,set,1");
    clock.advance(1_000);
    expect(token(await ask(miner, "litestats"), "STATE")).toBe("1");
    expect(message(await ask(miner, "ascset|0,limittemp,51"))).toBe(
      "ASC 0 set failed: limittemp value should be 20~50",
    );
  });
});

describe("time on a device whose clock is not set", () => {
  it("is still the one that softoff goes by", async () => {
    const { miner, clock } = await startOne({ model: "mini3", uptimeS: 100 });
    await miner.setFault("clock-1970");
    const when = Number(/When=(\d+)/.exec(await ask(miner, "version"))?.[1]);
    expect(when).toBe(112);
    await ask(miner, `ascset|0,softoff,1:${when + 5}`);
    clock.advance(4_000);
    expect(miner.state.phase).toBe("work");
    clock.advance(1_000);
    expect(miner.state.phase).toBe("idle");
  });
});
