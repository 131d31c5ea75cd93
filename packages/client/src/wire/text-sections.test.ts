import { describe, expect, it } from "vitest";
import { IssueList } from "./issue.js";
import { failureOf, isCgminerReply, rowsOf } from "./reply.js";
import { toTextReply } from "./text-sections.js";

function read(command: string, text: string) {
  const issues = new IssueList();
  const reply = toTextReply(command, text, issues);
  return { reply, codes: issues.all.map(({ code, at }) => `${code} ${at}`) };
}

const STATUS = "STATUS=S,When=1742300000,Code=11,Msg=Summary,Description=cgminer 4.11.1|";

describe("toTextReply", () => {
  it("reads status and rows; every value of a row is a text", () => {
    const { reply, codes } = read("summary", `${STATUS}SUMMARY,Elapsed=5431,MHS av=37105021.77|`);
    expect(reply).toMatchObject({ command: "summary", format: "text", joined: {}, tree: undefined });
    expect(reply.text).toBe(`${STATUS}SUMMARY,Elapsed=5431,MHS av=37105021.77|`);
    expect(reply.status).toEqual([
      {
        severity: "S",
        when: 1_742_300_000,
        code: 11,
        message: "Summary",
        description: "cgminer 4.11.1",
      },
    ]);
    expect(Object.keys(reply.sections)).toEqual(["SUMMARY"]);
    expect(rowsOf(reply, "SUMMARY")).toEqual([{ Elapsed: "5431", "MHS av": "37105021.77" }]);
    expect(codes).toEqual([]);
  });

  it("gathers the rows of a list, with their index", () => {
    const { reply } = read("stats", `${STATUS}STATS=0,ID=AVALON0|STATS=1,ID=POOL0|`);
    expect(rowsOf(reply, "STATS")).toEqual([
      { STATS: "0", ID: "AVALON0" },
      { STATS: "1", ID: "POOL0" },
    ]);
  });

  it.each([
    ["pools", "POOL", "POOLS"],
    ["devs", "ASC", "DEVS"],
    ["devs", "PGA", "DEVS"],
    ["edevs", "ASC", "DEVS"],
    ["edevs", "PGA", "DEVS"],
    ["asc", "ASC", "ASC"],
    ["pga", "PGA", "PGA"],
    ["devs", "NOTIFY", "NOTIFY"],
    ["litestats", "MM ID0", "STATS"],
    ["version", "VERSION", "VERSION"],
  ])("names the rows of %s that begin with %s as JSON does: %s", (command, row, section) => {
    const { reply } = read(command, `${STATUS}${row}=0,A=1|`);
    expect(Object.keys(reply.sections)).toEqual([section]);
    expect(rowsOf(reply, section)).toEqual([{ [row]: "0", A: "1" }]);
  });

  it("keeps the parts of a joined reply apart, with their own status", () => {
    const failed = "STATUS=E,When=1742300000,Code=14,Msg=Invalid command|";
    const { reply } = read(
      "summary+devs+bogus",
      `CMD=summary|${STATUS}SUMMARY,Elapsed=5|CMD=devs|${STATUS}ASC=0,Name=AVALON|CMD=bogus|${failed}`,
    );
    expect(reply.status).toEqual([]);
    expect(Object.keys(reply.sections)).toEqual([]);
    expect(Object.keys(reply.joined)).toEqual(["summary", "devs", "bogus"]);
    const { summary, devs, bogus } = reply.joined;
    if (summary === undefined || devs === undefined || bogus === undefined) throw new Error("parts missing");
    expect(summary).toMatchObject({ command: "summary", format: "text", text: "", issues: [], joined: {} });
    expect(rowsOf(summary, "SUMMARY")).toEqual([{ Elapsed: "5" }]);
    expect(rowsOf(devs, "DEVS")).toEqual([{ ASC: "0", Name: "AVALON" }]);
    expect(failureOf(bogus)).toMatchObject({ code: 14, description: undefined });
    expect(isCgminerReply(reply)).toBe(true);
  });

  it("gives a part without a name to the command that was sent", () => {
    const { reply } = read("summary", `CMD=x|${STATUS}CMD,X=1|SUMMARY,A=1|`);
    expect(Object.keys(reply.joined)).toEqual(["x", "summary"]);
    expect(reply.joined["summary"]?.sections["SUMMARY"]).toEqual([{ A: "1" }]);
  });

  it.each(["BYE", "RESTART"])("takes the bare word %s for a status", (word) => {
    const { reply } = read("quit", ` ${word}\n`);
    expect(reply.status).toEqual([
      { severity: undefined, when: undefined, code: undefined, message: word, description: undefined },
    ]);
    expect(reply.text).toBe(` ${word}\n`);
    expect(isCgminerReply(reply)).toBe(true);
  });

  it.each([
    "",
    "   ",
    "BYEBYE",
    "bye",
    "HTTP/1.1 400 Bad Request\r\nServer: x, y=z|\r\n\r\n",
    "SSH-2.0-OpenSSH_9.6|A=1,B=2|",
    "220 mail.example ESMTP",
    ',"id":1}',
    "XSTATUS=S,Code=1|",
    "SUMMARY,Elapsed=5|",
    "STATUS,Code=1|",
    "status=S|",
    "x STATUS=S,Code=11|",
  ])("finds no reply in %j", (text) => {
    const { reply, codes } = read("summary", text);
    expect(isCgminerReply(reply)).toBe(false);
    expect(reply.text).toBe(text);
    expect(codes).toEqual([]);
  });

  it("leaves out what the miner has no text for", () => {
    const { reply, codes } = read("devdetails", `${STATUS}DEVDETAILS=0,Kernel=(null),Model=|`);
    expect(rowsOf(reply, "DEVDETAILS")).toEqual([{ DEVDETAILS: "0", Model: "" }]);
    expect(codes).toEqual(["null-text DEVDETAILS.Kernel"]);
  });

  it("keeps names that objects have of their own", () => {
    const { reply } = read(
      "summary",
      `${STATUS}__proto__=0,polluted=yes|constructor,__proto__=1,toString=2|CMD=__proto__|${STATUS}`,
    );
    expect(Object.keys(reply.sections)).toEqual(["__proto__", "constructor"]);
    expect({ ...rowsOf(reply, "constructor")[0] }).toHaveProperty("toString", "2");
    expect(Object.keys(rowsOf(reply, "constructor")[0] ?? {})).toEqual(["__proto__", "toString"]);
    expect(Object.keys(reply.joined)).toEqual(["__proto__"]);
    expect(rowsOf(reply, "toString")).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});
