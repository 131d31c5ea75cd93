import { describe, expect, it } from "vitest";
import { parseMm } from "./mm-fields.js";

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
});
