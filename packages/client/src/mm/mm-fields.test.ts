import { describe, expect, it } from "vitest";
import { noMmFields, parseMm } from "./mm-fields.js";

describe("parseMm", () => {
  it("keeps names apart that end alike", () => {
    const fields = parseMm("DHW[0] HW[62] ITemp[39] OTemp[63] Temp[21] HDNA[aa] DNA[bb]");
    expect(fields.number("HW")).toBe(62);
    expect(fields.number("DHW")).toBe(0);
    expect(fields.number("Temp")).toBe(21);
    expect(fields.text("DNA")).toBe("bb");
    expect(fields.issues).toEqual([]);
  });

  it("reads lists with leading blanks, per cent signs and empty brackets", () => {
    const fields = parseMm("PVT_T0[ 85  91 102] FanR[33%] ATA1[] MEMFREE[269880 B] PS[0 1210 -3]");
    expect(fields.list("PVT_T0")).toEqual([85, 91, 102]);
    expect(fields.number("FanR")).toBe(33);
    expect(fields.list("ATA1")).toEqual([]);
    expect(fields.number("ATA1")).toBeUndefined();
    expect(fields.number("MEMFREE")).toBe(269880);
    expect(fields.list("PS")).toEqual([0, 1210, -3]);
  });

  it("never makes a number of nan, inf or words", () => {
    const fields = parseMm("GHSspd[nan] GHSavg[-inf] WU[1.5 x 2] Core[A3197S]");
    expect(fields.number("GHSspd")).toBeUndefined();
    expect(fields.number("GHSavg")).toBeUndefined();
    expect(fields.number("Core")).toBeUndefined();
    expect(fields.list("WU")).toEqual([1.5, undefined, 2]);
  });

  it("unwraps the Avalon Q's spelling and its name with a blank", () => {
    const fields = parseMm("'STATS':{Ver[Q-1] STATE[2] SSID[] Nonce Mask[25]}", "MM ID0:Summary");
    expect(fields.number("STATE")).toBe(2);
    expect(fields.text("SSID")).toBe("");
    expect(fields.number("Nonce Mask")).toBe(25);
    expect(parseMm("'HB0':{PVT_T0[ 1 2]}").list("PVT_T0")).toEqual([1, 2]);
    expect(parseMm("'HB0':{PVT_T0[1]},'HB1':{PVT_T1[2]}").list("PVT_T1")).toEqual([2]);
  });

  it("leaves braces inside a value alone", () => {
    const fields = parseMm("'STATS':{SSID[a} b] TA[3]}", "MM ID0:Summary");
    expect(fields.text("SSID")).toBe("a} b");
    expect(fields.number("TA")).toBe(3);
    expect(fields.issues).toEqual([]);
  });

  it("drops the token a cut reply ends in and says so", () => {
    const inValue = parseMm("GHSspd[1.5] PS[0 121");
    expect(inValue.number("GHSspd")).toBe(1.5);
    expect(inValue.has("PS")).toBe(false);
    expect(inValue.issues.map((issue) => issue.code)).toEqual(["truncated"]);
    const inName = parseMm("GHSspd[1.5] PCOMM");
    expect(inName.keys).toEqual(["GHSspd"]);
    expect(inName.issues.map((issue) => issue.code)).toEqual(["truncated"]);
  });

  it("keeps the first of two values and reports the second", () => {
    const fields = parseMm("PS[0 0 0 0 0 0 133] SSID[x] PS[0 0 0 0 0 0 9]");
    expect(fields.list("PS")?.[6]).toBe(133);
    expect(fields.issues).toEqual([
      { code: "duplicate-key", at: "MM ID0.PS", detail: "the same name twice; the first is kept" },
    ]);
  });

  it("goes on behind text that is no token", () => {
    const fields = parseMm("SSID[a]b] RSSI[-40] ]] % TA[12]");
    expect(fields.text("SSID")).toBe("a");
    expect(fields.number("RSSI")).toBe(-40);
    expect(fields.number("TA")).toBe(12);
    expect(fields.issues.map((issue) => issue.code)).toEqual(["text-unexpected"]);
  });

  it("keeps commas and colons inside a value", () => {
    const fields = parseMm("SYSTEMSTATU[Work: In Work, Hash Board: 1] Elapsed[5]");
    expect(fields.text("SYSTEMSTATU")).toBe("Work: In Work, Hash Board: 1");
    expect(fields.number("Elapsed")).toBe(5);
  });

  it("takes (null) for what it is: nothing", () => {
    const fields = parseMm("Core[(null)] SSID[ (null) ] BIN[60] Note[a (null)]");
    expect(fields.text("Core")).toBeUndefined();
    expect(fields.text("SSID")).toBeUndefined();
    expect(fields.list("Core")).toBeUndefined();
    expect(fields.number("Core")).toBeUndefined();
    expect(fields.has("Core")).toBe(true);
    expect(fields.text("Note")).toBe("a (null)");
  });

  it("knows no name that is not there, whatever objects have", () => {
    const fields = parseMm("constructor[1] __proto__[2] A[3]");
    expect(fields.keys).toEqual(["constructor", "proto__", "A"]);
    expect(fields.number("constructor")).toBe(1);
    for (const name of ["toString", "__proto__", "hasOwnProperty", "a", "A ", ""]) {
      expect(fields.has(name)).toBe(false);
      expect(fields.text(name)).toBeUndefined();
      expect(fields.list(name)).toBeUndefined();
      expect(fields.number(name)).toBeUndefined();
    }
  });

  it("trims texts and splits lists at any blanks", () => {
    const fields = parseMm("Ver[ Q-1 ] PS[ 0\t1210\n 37 ]");
    expect(fields.text("Ver")).toBe("Q-1");
    expect(fields.list("PS")).toEqual([0, 1210, 37]);
    expect(fields.number("PS")).toBeUndefined();
  });

  it("names the text a defect was found in, MM ID0 unless told", () => {
    expect(parseMm("A[1] A[2]").issues[0]?.at).toBe("MM ID0.A");
    expect(parseMm("A[1] A[2]", "HBinfo").issues[0]?.at).toBe("HBinfo.A");
    expect(parseMm("A[1", "MM ID2").issues[0]?.at).toBe("MM ID2");
  });

  it("has nothing to say for a miner without the text", () => {
    expect(noMmFields.keys).toEqual([]);
    expect(noMmFields.issues).toEqual([]);
    expect(noMmFields.has("A")).toBe(false);
  });
});
