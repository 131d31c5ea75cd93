import { describe, expect, it } from "vitest";
import { codeOf, message, startOne } from "./one-miner.js";
import { ask, exchange, jsonRequest } from "./tcp-client.js";

describe("one client at a time", () => {
  it("lets a silent client block the others until it is dropped without a byte", async () => {
    const { miner } = await startOne({ model: "nano3s", silentClientMs: 300 });
    const started = performance.now();
    const silent = exchange(miner, "");
    const [second, third] = await Promise.all([exchange(miner, "version"), exchange(miner, "config")]);
    const waitedMs = performance.now() - started;
    expect((await silent).text).toBe("");
    expect(codeOf(second.text)).toBe("S22");
    expect(codeOf(third.text)).toBe("S33");
    expect(waitedMs).toBeGreaterThan(280);
  });

  it("waits ten seconds for it unless told otherwise", async () => {
    const { miner } = await startOne({ model: "mini3" });
    const started = performance.now();
    const silent = exchange(miner, "", { limitMs: 15_000 });
    expect(codeOf(await ask(miner, "version", { limitMs: 15_000 }))).toBe("S22");
    expect(performance.now() - started).toBeGreaterThan(9_900);
    expect(await silent).toMatchObject({ text: "", closed: true });
  });

  it("makes two silent clients cost twice the time", async () => {
    const { miner } = await startOne({ model: "mini3", silentClientMs: 200 });
    const started = performance.now();
    const silent = [exchange(miner, ""), exchange(miner, "")];
    expect(codeOf(await ask(miner, "version"))).toBe("S22");
    expect(performance.now() - started).toBeGreaterThan(380);
    await Promise.all(silent);
  });

  it("never drops a silent client of a stock cgminer", async () => {
    const { miner } = await startOne({ model: "cgminer" });
    const silent = exchange(miner, "", { limitMs: 400 });
    const second = exchange(miner, "version");
    expect((await silent).closed).toBe(false);
    expect(codeOf((await second).text)).toBe("S22");
  });

  it("answers many clients one after the other", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const replies = await Promise.all(Array.from({ length: 80 }, () => ask(miner, "estats")));
    expect(replies.filter((reply) => codeOf(reply) === "S70" && reply.endsWith("|\0"))).toHaveLength(80);
  });
});

describe("one read per connection", () => {
  it("judges the first segment alone", async () => {
    const { miner } = await startOne({ model: "q" });
    const split = await exchange(miner, ['{"command"', ':"version"}'], { betweenMs: 80 });
    expect(codeOf(split.text)).toBe("E23");
    const text = await exchange(miner, ["ver", "sion"], { betweenMs: 80 });
    expect(text.text).toMatch(/^STATUS=E,When=\d+,Code=14,Msg=Invalid command\|\0$/);
  });

  it("reads 4,095 bytes and resets the connection behind a longer request", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const fits = await exchange(miner, `version|${"x".repeat(4095 - 8)}`);
    expect([codeOf(fits.text), fits.error]).toEqual(["S22", undefined]);
    const cut = await exchange(miner, `{"command":"version","parameter":"${"x".repeat(4200)}"}`);
    expect(cut.error ?? "reset").toMatch(/ECONNRESET|reset/);
    expect(cut.text === "" || codeOf(cut.text) === "E23").toBe(true);
    expect(miner.requests.at(-1)?.request).toHaveLength(4095);
  });

  it("takes a newline for a part of the command, but not for one of the parameter", async () => {
    const { miner } = await startOne({ model: "mini3" });
    expect(codeOf(await ask(miner, "summary\n"))).toBe("E14");
    expect(codeOf(await ask(miner, "summary|0\n"))).toBe("S11");
    expect(codeOf(await ask(miner, "summary\0"))).toBe("S11");
    expect(codeOf(await ask(miner, "Summary"))).toBe("E14");
  });

  it("refuses a NUL behind the JSON object, and takes blanks and a newline", async () => {
    const { miner } = await startOne({ model: "mini3" });
    expect(codeOf(await ask(miner, `${jsonRequest("summary")}\0`))).toBe("E23");
    expect(codeOf(await ask(miner, `${jsonRequest("summary")} \r\n`))).toBe("S11");
    expect(codeOf(await ask(miner, ` ${jsonRequest("summary")}`))).toBe("E14");
  });

  it("answers the first malformed request after a joined one twice", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    await ask(miner, "version+config");
    const reply = `{"STATUS":[{"STATUS":"E","When":1795305600,"Code":23,"Msg":"Invalid JSON","Description":"cgminer 4.11.1"}],"id":1}`;
    expect(await ask(miner, "{")).toBe(`${reply}\0${reply},"id":1}\0`);
    expect(await ask(miner, "{")).toBe(`${reply}\0`);
  });
});

describe("joined commands", () => {
  it("answer each in a section of its own, without a STATUS of the whole", async () => {
    const { miner } = await startOne({ model: "q" });
    const reply = JSON.parse(
      (await ask(miner, jsonRequest("version+nosuch++ascset+version"))).replace("\0", ""),
    );
    expect(Object.keys(reply)).toEqual(["version", "nosuch", "ascset", "id"]);
    expect(reply.version[0].VERSION[0].PROD).toBe("Avalon Q");
    expect(reply.nosuch[0].STATUS[0].Code).toBe(14);
    expect(reply.ascset[0].STATUS[0].Msg).toBe("Access denied to 'ascset' command");
  });

  it("of plus signs alone close an object they have not opened", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    expect(await ask(miner, jsonRequest("+"))).toBe(',"id":1}\0');
    expect(await ask(miner, "+")).toBe("\0");
  });
});

describe("request values", () => {
  it("may be a string or a number; everything else counts as absent", async () => {
    const { miner } = await startOne({ model: "nano3s" });
    const parameter = async (json: string) =>
      codeOf(await ask(miner, `{"command":"switchpool","parameter":${json}}`));
    expect(await parameter("1")).toBe("S27");
    expect(await parameter('"1x"')).toBe("S27");
    expect(await parameter("2.5")).toBe("S27");
    expect(await parameter("9")).toBe("E26");
    expect(await parameter("null")).toBe("E25");
    expect(await parameter("[1]")).toBe("E25");
    expect(miner.state.pools.map((pool) => pool.priority)).toEqual([2, 1, 0]);
  });

  it("escape in text mode what would break its grammar, and in JSON mode only quote and backslash", async () => {
    const url = 'stratum+tcp://h:1/a,b|c=d\\e"f';
    const { miner } = await startOne({ model: "nano3s", pools: [{ url, worker: "w" }] });
    expect(await ask(miner, "pools")).toContain('URL=stratum+tcp://h:1/a\\,b\\|c\\=d\\\\e"f,Status=Alive');
    expect(await ask(miner, jsonRequest("pools"))).toContain(
      '"URL":"stratum+tcp://h:1/a,b|c=d\\\\e\\"f","Status"',
    );
    expect(message(await ask(miner, "ascset|0,lcd,0:0"))).toBe(
      "ASC 0 set info: success lcd:id[0] val[0] len\\=4",
    );
  });
});
