import { describe, expect, it } from "vitest";
import { brokenJson, textReplies, validJson } from "../../../../test/fuzz/samples.mjs";
import { parseMm } from "../mm/mm-fields.js";
import { ReplyCollector } from "./frame.js";
import { parseReply } from "./parse-reply.js";
import { type CgminerReply, failureOf, isCgminerReply, rowsOf } from "./reply.js";
import { encodeUtf8 } from "./utf8.js";

function receive(command: string, ...chunks: (string | Uint8Array)[]): CgminerReply {
  const collector = new ReplyCollector(1 << 20);
  for (const chunk of chunks) collector.push(typeof chunk === "string" ? encodeUtf8(chunk) : chunk);
  return parseReply(command, collector.finish("closed"));
}

const codes = (reply: CgminerReply) => reply.issues.map(({ code, at }) => `${code} ${at}`);
const sample = (replies: Readonly<Record<string, string>>, name: string) => `${replies[name] ?? ""}\0`;

describe("parseReply", () => {
  it("reads a JSON reply", () => {
    const text = sample(validJson, "summary");
    const reply = receive("summary", text);
    expect(reply).toMatchObject({ command: "summary", format: "json", joined: {}, issues: [] });
    expect(reply.text).toBe(text.slice(0, -1));
    expect(reply.tree).toEqual(JSON.parse(reply.text));
    expect(reply.status).toEqual([
      { severity: "S", when: 1_742_300_000, code: 11, message: "Summary", description: "cgminer 4.11.1" },
    ]);
    expect(Object.keys(reply.sections)).toEqual(["SUMMARY"]);
    expect(rowsOf(reply, "SUMMARY")[0]).toMatchObject({
      Elapsed: 5431,
      "Total MH": 201520123456,
      Accepted: 912,
    });
  });

  it("reads text replies and JSON ones to the same values", () => {
    for (const command of ["version", "summary", "pools", "stats"]) {
      const inText = receive(command, sample(textReplies, command));
      const inJson = receive(command, sample(validJson, command === "stats" ? "estats" : command));
      expect(inText.format).toBe("text");
      expect(Object.keys(inText.sections)).toEqual(Object.keys(inJson.sections));
      expect(inText.status).toEqual(inJson.status);
    }
    const row = rowsOf(receive("stats", sample(textReplies, "stats")), "STATS")[0];
    expect(parseMm(String(row?.["MM ID0"])).text("SYSTEMSTATU")).toBe("Work: In Work, Hash Board: 1");
    expect(row?.["MM Count"]).toBe("1");
    const help = receive("ascset", sample(textReplies, "ascset help"));
    expect(help.status[0]).toMatchObject({ severity: "I", message: "ASC 0 set info: fan-spd|led|softoff" });
    expect(rowsOf(receive("version", sample(textReplies, "version")), "VERSION")[0]?.["PROD"]).toBe(
      "Avalon Mini3, white",
    );
  });

  it("survives what firmware breaks, with an issue for each", () => {
    const summary = receive("summary", sample(brokenJson, "summary"));
    expect(rowsOf(summary, "SUMMARY")[0]).toMatchObject({ Elapsed: 5431, "MHS 5s": 37412550.01 });
    expect(rowsOf(summary, "SUMMARY")[0]).not.toHaveProperty("MHS av");
    expect(codes(summary)).toEqual(["not-a-number MHS av", "not-a-number Utility"]);

    const version = receive("version", sample(brokenJson, "version"));
    expect(rowsOf(version, "VERSION")[0]).toMatchObject({ PROD: 'Avalon "Mini", 3', MODEL: "C:\\Mini\\" });
    expect(codes(version)).toEqual(["unescaped-quote PROD", "escape-invalid MODEL"]);

    const estats = receive("estats", sample(brokenJson, "estats"));
    const mm = parseMm(String(rowsOf(estats, "STATS")[0]?.["MM ID0:Summary"]));
    expect([mm.text("SSID"), mm.number("ADJ")]).toEqual(['my "best" net\\x', 1]);

    const setpool = receive("setpool", sample(brokenJson, "setpool"));
    expect(setpool.status[0]?.message).toContain("\nworker is me\nworkerpassword is pw\n");
    expect(codes(setpool)).toEqual(["control-character Msg"]);

    const details = receive("devdetails", sample(brokenJson, "devdetails"));
    expect(rowsOf(details, "DEVDETAILS")).toEqual([{ DEVDETAILS: 0 }]);
    expect(codes(details)).toEqual(["null-text Kernel", "null-text DEVDETAILS.Model"]);

    const s9 = receive("stats", sample(brokenJson, "s9 stats"));
    expect(rowsOf(s9, "STATS")).toEqual([
      { BMMiner: "2.0.0", Type: "Antminer S9" },
      { STATS: 0, ID: "BC50", "GHS 5s": 13456.78, fan1: 0, fan5: 5880, temp6: 62 },
    ]);
    expect(codes(s9)).toEqual(["separator-missing reply", "separator-extra reply"]);
  });

  it("keeps the parts of a joined reply apart", () => {
    const reply = receive("version+summary", sample(validJson, "version+summary"));
    expect(reply.status).toEqual([]);
    expect(Object.keys(reply.sections)).toEqual([]);
    expect(Object.keys(reply.joined)).toEqual(["version", "summary"]);
    const { version } = reply.joined;
    expect(version).toMatchObject({ command: "version", format: "json", text: "", joined: {}, issues: [] });
    expect(version?.status[0]?.code).toBe(22);
    expect(version?.tree).toEqual(JSON.parse(reply.text).version[0]);
    expect(version?.sections["VERSION"]?.[0]?.["PROD"]).toBe("Avalon Mini3");
    expect(reply.joined["summary"]?.sections["SUMMARY"]?.[0]?.["Elapsed"]).toBe(5431);
  });

  it("gives a part of a joined reply its issues, and the whole all of them", () => {
    const row = '[{"STATUS":[],"A":[{"x":"(null)"}],"id":1}]';
    const reply = receive("a+b", `{"a":${row},"b":[{"A":[{"y":"(null)"}]}],"id":1}\0`);
    expect(reply.joined["a"]?.issues.map((issue) => issue.at)).toEqual(["A.x"]);
    expect(Object.keys(reply.joined)).toEqual(["a"]);
    expect(codes(reply)).toEqual(["null-text A.x"]);
    expect(rowsOf(reply, "b")).toEqual([{}]);
  });

  it("reads STATUS as a word, as a letter and without Description", () => {
    for (const word of ["BYE", "RESTART"]) {
      expect(receive("quit", `{"STATUS":"${word}","id":1}\0`).status[0]?.message).toBe(word);
      expect(receive("quit", `${word}\0`).status[0]?.message).toBe(word);
    }
    const whatsminer = receive("x", sample(validJson, "btminer"));
    expect(failureOf(whatsminer)).toEqual({
      severity: "E",
      when: 1_742_300_000,
      code: 14,
      message: "invalid cmd",
      description: "whatsminer v1.1",
    });
    const unknown = receive(
      "x",
      '{"STATUS":[{"STATUS":"E","When":9,"Code":14,"Msg":"Invalid command"}],"id":1}\0',
    );
    expect(failureOf(unknown)).toMatchObject({ code: 14, description: undefined });
    expect(Object.keys(unknown.sections)).toEqual([]);
  });
});

describe("parseReply on what frames a reply", () => {
  const text = validJson["version"] ?? "";

  it("accepts a missing NUL and says so", () => {
    expect(codes(receive("version", text))).toEqual(["nul-missing reply"]);
    const frame = { bytes: encodeUtf8(text), trailingBytes: 0 };
    const detail = (end: "closed" | "timeout") => parseReply("version", { ...frame, end }).issues[0]?.detail;
    expect(detail("closed")).toBe("the connection closed before the NUL that ends a reply");
    expect(detail("timeout")).toBe("the time ran out before the NUL that ends a reply");
  });

  it("ignores what comes behind the NUL, a second reply or a newline", () => {
    const twice = receive("version", `${text}\0${text.slice(0, -1)},"id":1}\0`);
    expect(rowsOf(twice, "VERSION")).toHaveLength(1);
    expect(codes(twice)).toEqual(["bytes-after-nul reply"]);
    expect(receive("version", `${text}\0\n`).issues[0]?.detail).toBe("1 bytes behind the reply were ignored");
  });

  it("accepts blanks and newlines around a reply", () => {
    const padded = receive("version", `\n  ${text}\r\n\0`);
    expect(padded.issues).toEqual([]);
    expect(rowsOf(padded, "VERSION")).toHaveLength(1);
    expect(rowsOf(receive("summary", ` \n${sample(textReplies, "summary")}`), "SUMMARY")).toHaveLength(1);
  });

  it("reads the first of two replies without a NUL between them", () => {
    const reply = receive("version", `${text}${text}\0`);
    expect(rowsOf(reply, "VERSION")[0]?.["MODEL"]).toBe("Mini3");
    expect(codes(reply)).toEqual(["text-unexpected reply"]);
  });

  it.each(["", " ", "\r\n", "\0", " \0"])("calls %j an empty reply", (bytes) => {
    const reply = receive("version", bytes);
    expect(reply.issues.at(-1)).toEqual({
      code: "reply-empty",
      at: "reply",
      detail: "the miner closed the connection without a reply",
    });
    expect(isCgminerReply(reply)).toBe(false);
    expect(codes(reply).includes("nul-missing reply")).toBe(bytes !== "" && !bytes.includes("\0"));
  });

  it("replaces bytes that are no UTF-8 and says so", () => {
    const broken = encodeUtf8(text.replace("Avalon", "Aval#n")).map((byte) => (byte === 0x23 ? 0xff : byte));
    const reply = receive("version", broken, "\0");
    expect(rowsOf(reply, "VERSION")[0]?.["PROD"]).toBe("Aval\ufffdn Mini3");
    expect(reply.issues).toEqual([
      { code: "utf8-invalid", at: "reply", detail: "bytes that are no UTF-8 were replaced" },
    ]);
  });

  it.each([
    "HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html></html>",
    "SSH-2.0-OpenSSH_9.6\r\n",
    "<html><body>{}</body></html>",
    "{}",
    "{",
    '{"id":1}',
    '{"error":"no","code":5,"list":[1,2]}',
    '{"jsonrpc":"2.0","result":null}',
    "[]",
    "[1,2]",
    "{{{{",
    "}{",
    ',"id":1}',
    "\u0001\u0002\u0003",
    "STAT",
    '{"STATUS":[',
    '{"STATUS":5}',
  ])("finds no cgminer reply in %j", (garbage) => {
    expect(isCgminerReply(receive("version", garbage))).toBe(false);
  });

  it("keeps hostile names as names", () => {
    const rows = '[{"__proto__":1,"constructor":2,"toString":3}]';
    const reply = receive(
      "x",
      `{"__proto__":${rows},"toString":[{"STATUS":[],"A":${rows}}],"constructor":${rows}}\0`,
    );
    expect(Object.keys(reply.sections)).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(reply.joined)).toEqual(["toString"]);
    expect(Object.entries(Object.values(reply.sections)[0]?.[0] ?? {})).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
      ["toString", 3],
    ]);
    expect(rowsOf(receive("x", `{"A":${rows}}\0`), "toString")).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});
