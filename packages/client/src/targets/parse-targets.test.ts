import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatEndpoint, parseEndpoint } from "../domain/endpoint.js";
import { parseTargets } from "./parse-targets.js";

const hosts = (text: string) => parseTargets(text).map(formatEndpoint);

describe("parseTargets", () => {
  it.each([
    ["192.168.1.50", ["192.168.1.50:4028"]],
    ["heater.local:4029", ["heater.local:4029"]],
    ["a, b ,a", ["a:4028", "b:4028"]],
    ["10.0.0.8-10", ["10.0.0.8:4028", "10.0.0.9:4028", "10.0.0.10:4028"]],
    ["10.0.0.255-10.0.1.1", ["10.0.0.255:4028", "10.0.1.0:4028", "10.0.1.1:4028"]],
    ["10.0.0.1-2:5000", ["10.0.0.1:5000", "10.0.0.2:5000"]],
    ["10.0.0.5/30", ["10.0.0.5:4028", "10.0.0.6:4028"]],
    ["10.0.0.4/31", ["10.0.0.4:4028", "10.0.0.5:4028"]],
    ["10.0.0.4/32", ["10.0.0.4:4028"]],
    ["[fe80::1]:4029", ["[fe80::1]:4029"]],
    ["fe80::1", ["[fe80::1]:4028"]],
    ["Heater.LOCAL", ["heater.local:4028"]],
  ])("%s", (text, expected) => {
    expect(hosts(text)).toEqual(expected);
  });

  it("uses the given port where a part names none", () => {
    expect(parseTargets("a,b:1", 7)).toEqual([
      { host: "a", port: 7 },
      { host: "b", port: 1 },
    ]);
  });

  it("counts a /16 without its two ends and refuses more", () => {
    expect(parseTargets("10.1.0.0/16")).toHaveLength(65_534);
    expect(() => parseTargets("10.0.0.0/15")).toThrow(/more than 65536 addresses; take \/16/);
    expect(() => parseTargets("10.1.0.0/16,10.2.0.0/24")).toThrow(/more than 65536/);
  });

  it.each([
    ["", /no address in it/],
    [" , ", /no address in it/],
    ["10.0.0.300", /is not a host/],
    ["10.0.0.1-300", /300 is neither/],
    ["10.0.0.9-3", /ends before it begins/],
    ["10.0.0.0/33", /prefix is 0 to 32/],
    ["10.0.0/24", /10\.0\.0 is not an IPv4 address/],
    ["a:0", /is not a port/],
    ["a:65536", /is not a port/],
    ["a b", /is not a host/],
    ["-bad", /is not a host/],
    ["http://a", /is not a port/],
    ["10.00.0.1", /is not a host/],
  ])("%j is refused with what is wrong", (text, message) => {
    expect(() => parseTargets(text)).toThrow(message);
  });

  it("either gives targets or an argument error, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        try {
          for (const target of parseTargets(text))
            expect(parseEndpoint(formatEndpoint(target))).toEqual(target);
        } catch (error) {
          expect(error).toMatchObject({ name: "HearthashError", code: "argument-invalid" });
        }
      }),
    );
  });
});
