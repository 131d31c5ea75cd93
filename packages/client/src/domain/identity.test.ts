import { describe, expect, it } from "vitest";
import { firmwareOf, identityId, normalizeDna, normalizeMac } from "./identity.js";

const endpoint = { host: "192.0.2.1", port: 4028 };

describe("identity", () => {
  it("prefers the DNA, then the MAC, then the address", () => {
    expect(identityId({ dna: "0201000011223344", mac: "e0e1a9000011", endpoint })).toBe("0201000011223344");
    expect(identityId({ dna: undefined, mac: "e0e1a9000011", endpoint })).toBe("mac-e0e1a9000011");
    expect(identityId({ dna: undefined, mac: undefined, endpoint })).toBe("at-192.0.2.1-4028");
  });

  it.each([
    ["0201000011223344", "0201000011223344"],
    [" 02010000AABBCCDD ", "02010000aabbccdd"],
    ["0000000000000000", undefined],
    ["0201", undefined],
    ["01234567890123456789012345678901", undefined],
    ["020100001122334g", undefined],
    [undefined, undefined],
  ])("DNA %j is %j", (text, expected) => {
    expect(normalizeDna(text)).toBe(expected);
  });

  it.each([
    ["e0e1a93e2c7d", "e0e1a93e2c7d"],
    ["AA:BB:CC:DD:EE:FF", "aabbccddeeff"],
    ["aa-bb-cc-dd-ee-ff", "aabbccddeeff"],
    ["000000000000", undefined],
    ["ffffffffffff", undefined],
    ["aabbcc", undefined],
    [undefined, undefined],
  ])("MAC %j is %j", (text, expected) => {
    expect(normalizeMac(text)).toBe(expected);
  });

  it("takes the firmware from the member the model has", () => {
    expect(firmwareOf({ lversion: "a", version: "b", cgversion: "c" })).toBe("a");
    expect(firmwareOf({ version: "b", cgversion: "c" })).toBe("b");
    expect(firmwareOf({ cgversion: "c" })).toBe("c");
    expect(firmwareOf({})).toBeUndefined();
  });
});
