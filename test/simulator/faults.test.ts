import { type FaultName, faultNames } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { codeOf, message, startOne, token } from "./one-miner.js";
import { ask, exchange, jsonRequest } from "./tcp-client.js";

const version = jsonRequest("version");

describe("faults of the connection", () => {
  it("silence: takes the request, never answers, and holds up the next client", async () => {
    const { miner } = await startOne({ model: "mini3", faults: ["silence"] });
    const first = exchange(miner, version, { limitMs: 300 });
    const second = exchange(miner, version, { limitMs: 300 });
    expect(await first).toMatchObject({ text: "", closed: false });
    expect(await second).toMatchObject({ text: "", closed: false });
    expect(miner.requests.map((record) => record.request)).toContain(version);
  });

  it("refused: nothing listens, until it is cleared", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("refused");
    expect((await exchange(miner, version)).error).toBe("ECONNREFUSED");
    await miner.clearFault("refused");
    expect(codeOf(await ask(miner, version))).toBe("S22");
  });

  it("half-reply and rst-mid-reply: the first half, then the end or a reset", async () => {
    const { miner } = await startOne({ model: "mini3" });
    const whole = await ask(miner, version);
    const half = whole.slice(0, Math.floor((whole.length - 1) / 2));
    await miner.setFault("half-reply");
    expect(await exchange(miner, version)).toMatchObject({ text: half, closed: true, error: undefined });
    await miner.clearFault();
    await miner.setFault("rst-mid-reply");
    expect(await exchange(miner, version)).toMatchObject({ text: half, error: "ECONNRESET" });
  });

  it("rst: a reset and no byte", async () => {
    const { miner } = await startOne({ model: "q", faults: ["rst"] });
    expect(await exchange(miner, version)).toMatchObject({ text: "", error: "ECONNRESET" });
  });

  it("truncated: cut within, but with its NUL", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const whole = await ask(miner, version);
    await miner.setFault("truncated");
    const cut = await ask(miner, version);
    expect(cut).toBe(`${whole.slice(0, Math.floor((whole.length - 1) * 0.6))}\0`);
  });

  it("late-nul: the NUL comes after the pause", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("late-nul", { delayMs: 250 });
    const { text, arrivals } = await exchange(miner, version);
    expect(text).toMatch(/\}\0$/);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(240);
  });

  it("slow: all of it comes after the pause", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("slow", { delayMs: 250 });
    const started = performance.now();
    const { text, arrivals } = await exchange(miner, version);
    expect(codeOf(text)).toBe("S22");
    expect((arrivals[0] ?? 0) - started).toBeGreaterThan(240);
  });

  it("missing-nul, double-reply, bytes-after-nul: the end is not where it should be", async () => {
    const { miner } = await startOne({ model: "mini3" });
    const whole = await ask(miner, version);
    const under = async (name: FaultName) => {
      await miner.clearFault();
      await miner.setFault(name);
      return ask(miner, version);
    };
    expect(await under("missing-nul")).toBe(whole.slice(0, -1));
    expect(await under("double-reply")).toBe(whole + whole);
    const stray = await under("bytes-after-nul");
    expect(stray.slice(0, whole.length)).toBe(whole);
    expect(stray).toHaveLength(whole.length + 24);
  });

  it("one-byte-per-packet: whole in the end", async () => {
    const { miner } = await startOne({ model: "mini3" });
    const whole = await ask(miner, version);
    await miner.setFault("one-byte-per-packet");
    const { text, arrivals } = await exchange(miner, version);
    expect(text).toBe(whole);
    expect(arrivals.length).toBeGreaterThan(5);
  });

  it("empty-reply: obeys and closes without a byte", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    await miner.setFault("empty-reply", { only: ["workmode"] });
    expect(await exchange(miner, "ascset|0,workmode,set,0")).toMatchObject({ text: "", closed: true });
    expect(miner.state.mode).toBe(0);
    expect(codeOf(await ask(miner, version))).toBe("S22");
  });

  it("keep-open: answers, never closes", async () => {
    const { miner } = await startOne({ model: "mini3", faults: ["keep-open"] });
    const { text, closed } = await exchange(miner, version, { limitMs: 200 });
    expect([codeOf(text), closed]).toEqual(["S22", false]);
    expect(codeOf((await exchange(miner, version, { limitMs: 200 })).text)).toBe("S22");
  });

  it("endless-reply: sends on until the client leaves", async () => {
    const { miner } = await startOne({ model: "mini3", faults: ["endless-reply"] });
    const { text, closed } = await exchange(miner, version, { limitMs: 300 });
    expect(closed).toBe(false);
    expect(text.length).toBeGreaterThan(10_000);
    expect(text).not.toContain("\0");
    await miner.clearFault();
    expect(codeOf(await ask(miner, version))).toBe("S22");
  });

  it("garbage and http: something else answers", async () => {
    const { miner } = await startOne({ model: "mini3", faults: ["garbage"] });
    const garbage = await ask(miner, version);
    expect(garbage).toHaveLength(200);
    expect(garbage).not.toMatch(/STATUS|\0/);
    await miner.clearFault();
    await miner.setFault("http");
    expect(await ask(miner, version)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });
});

describe("faults of the reply", () => {
  it("nan: the averages of the first second", async () => {
    const { miner } = await startOne({ model: "mini3", faults: ["nan"] });
    const summary = await ask(miner, jsonRequest("summary"));
    expect(summary).toContain('"MHS av":nan,"MHS 5s":');
    expect(summary).toContain('"Utility":-nan,');
    expect(summary).toContain('"Work Utility":nan,');
    expect(token(await ask(miner, "estats"), "GHSavg")).toBe("nan");
    expect(() => JSON.parse(summary.replace("\0", ""))).toThrow();
  });

  it("raw-newline and unescaped-quote: JSON that is none", async () => {
    const { miner } = await startOne({ model: "q", faults: ["raw-newline"] });
    const raw = await ask(miner, version);
    expect(message(raw)).toBe("\nCGMiner versions");
    expect(() => JSON.parse(raw.replace("\0", ""))).toThrow(/control character/);
    await miner.clearFault();
    await miner.setFault("unescaped-quote", { times: 1 });
    expect(await ask(miner, version)).toContain('"PROD":"my "home" Avalon Q"');
    expect(await ask(miner, version)).toContain('"PROD":"Avalon Q"');
  });

  it("empty-summary: in stats, not in estats", async () => {
    const { miner } = await startOne({ model: "q", faults: ["empty-summary"] });
    expect(await ask(miner, jsonRequest("stats"))).toContain('"MM ID0:Summary":"","HBinfo":');
    expect(await ask(miner, jsonRequest("estats"))).toContain(
      `"MM ID0:Summary":"'STATS':{Ver[Q-25052801_14a19a2] `,
    );
  });

  it("unsupported: code 14 for the named command alone", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("unsupported", { only: ["litestats"] });
    expect(await ask(miner, "litestats")).toBe("STATUS=E,When=1795305600,Code=14,Msg=Invalid command|\0");
    expect(codeOf(await ask(miner, "estats"))).toBe("S70");
  });
});

describe("faults of the miner", () => {
  it("clock-1970: its time counts from its start", async () => {
    const { miner } = await startOne({ model: "mini3", uptimeS: 500, faults: ["clock-1970"] });
    expect(await ask(miner, "version")).toContain("When=512,");
    await miner.clearFault();
    expect(await ask(miner, "version")).toContain("When=1795305600,");
  });

  it("dna-change: another device, until it is cleared", async () => {
    const { miner } = await startOne({ model: "mini3", dna: "0201000011223344", mac: "e0e1a9112233" });
    await miner.setFault("dna-change");
    expect(await ask(miner, "version")).toMatch(/DNA=0201ffff[0-9a-f]{8},MAC=e0e1a9[0-9a-f]{6}\|/);
    await miner.clearFault("dna-change");
    expect(await ask(miner, "version")).toContain("DNA=0201000011223344,MAC=e0e1a9112233|");
  });

  it("address-change: the same device at another address", async () => {
    const { miner } = await startOne({ model: "mini3", host: "127.0.7.1" });
    const before = { host: miner.host, port: miner.port };
    const { dna } = miner.state;
    await miner.setFault("address-change");
    expect(miner.address).toBe(`127.0.7.2:${before.port}`);
    expect((await exchange(before, version)).error).toBe("ECONNREFUSED");
    expect(await ask(miner, "version")).toContain(`DNA=${dna},`);
  });

  it("pool-hijack: a stranger's pool, stored and in use, until it is cleared", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("pool-hijack");
    const pools = await ask(miner, "pools");
    expect(pools).toContain("URL=stratum+tcp://stranger.example:3333,Status=Alive,");
    expect(pools).toContain("User=thief.1,");
    expect(miner.state.storedPools).toHaveLength(1);
    await miner.clearFault();
    expect(await ask(miner, "pools")).toContain("URL=stratum+tcp://pool-a.example:3333,");
  });

  it("board-fault: In Fault, and no hashrate; it starts again when cleared", async () => {
    const { miner, clock } = await startOne({ model: "mini3" });
    await miner.setFault("board-fault");
    clock.advance(60_000);
    const stats = await ask(miner, "estats");
    expect([token(stats, "SYSTEMSTATU"), token(stats, "ECHU")]).toEqual([
      "Work: In Fault, Hash Board: 1",
      "512",
    ]);
    expect(miner.state.readings.hashrateGhs).toBeLessThan(1);
    await miner.clearFault();
    clock.advance(200_000);
    expect(miner.state.readings.hashrateGhs).toBeGreaterThan(36_000);
  });
});

describe("a fault", () => {
  it("ends after so many requests", async () => {
    const { miner } = await startOne({ model: "mini3" });
    await miner.setFault("missing-nul", { times: 2 });
    const ends = [];
    for (let count = 0; count < 3; count += 1) ends.push((await ask(miner, version)).endsWith("\0"));
    expect(ends).toEqual([false, false, true]);
    expect(miner.faults).toEqual([]);
  });

  it("leaves the next request unharmed when it is cleared", async () => {
    const { miner } = await startOne({ model: "mini3" });
    for (const name of faultNames.filter((one) => one !== "address-change")) {
      await miner.setFault(name, { delayMs: 10 });
      await exchange(miner, version, { limitMs: 60 });
      await miner.clearFault();
      expect([name, codeOf(await ask(miner, version))]).toEqual([name, "S22"]);
    }
  });
});
