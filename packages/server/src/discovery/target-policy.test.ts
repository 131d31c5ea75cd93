import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { targetPolicy } from "./target-policy.js";

const strict = targetPolicy({ allowTargets: [] });
const isTaken = (host: string, may = strict) => may(host) === true;

describe("where the server may connect", () => {
  it.each(["10.0.0.1", "10.255.255.254", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.255.254"])(
    "takes %s",
    (host) => expect(isTaken(host)).toBe(true),
  );
  it.each(["fd00::1", "fc00:1:2:3::4", "FD12:3456::1"])("takes %s", (host) =>
    expect(isTaken(host)).toBe(true),
  );

  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "100.64.0.1",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "8.8.8.8",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:a00:1",
    "0:0:0:0:0:ffff:a00:1",
    "::10.0.0.1",
    "64:ff9b::a00:1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00::1%eth0",
    "ff02::1",
    "2001:db8::1",
    "2606:4700::1111",
    "localhost",
    "miner.local",
    "127.1",
    "10.1",
    "2130706433",
    "0x7f.0.0.1",
    "0x7f000001",
    "010.0.0.1",
    "0177.0.0.1",
    "10.0.0.1.",
    "10.0.0.01",
    " 10.0.0.1",
    "10.0.0.1 ",
    "10.0.0.1:80",
    "[fd00::1]",
    "user:pass@10.0.0.1",
    "10.0.0.1/8",
    "10.0.0.1\u0000",
    "１０.0.0.1",
    "",
  ])("refuses %j, with a reason", (host) => {
    expect(strict(host)).toEqual(expect.any(String));
  });

  it("is widened by addresses, networks and names of the configuration", () => {
    const may = targetPolicy({ allowTargets: ["127.0.0.0/8", "100.64.1.1", "2001:db8::/32", "Miner.local"] });
    for (const host of ["127.9.9.9", "100.64.1.1", "2001:db8::7", "miner.LOCAL", "10.0.0.1"]) {
      expect(isTaken(host, may), host).toBe(true);
    }
    for (const host of ["100.64.1.2", "::ffff:127.0.0.1", "::ffff:7f00:1", "miner.local.", "other.local"]) {
      expect(isTaken(host, may), host).toBe(false);
    }
  });

  it.each(["10.0.0.0/33", "10.0.0.0/x", "fd00::/129", "10.0.0.0/8/8", "", "1.2.3", "a b", "127.0.0.0/"])(
    "does not take %j as an entry of the configuration",
    (entry) => {
      expect(() => targetPolicy({ allowTargets: [entry] })).toThrowError(
        expect.objectContaining({
          code: "config-invalid",
          message: expect.stringContaining("allowTargets[0]"),
        }),
      );
    },
  );

  it("takes exactly the private part of IPv4", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (number) => {
        const [a = 0, b = 0, c = 0, d = 0] = [24, 16, 8, 0].map(
          (shift) => Math.floor(number / 2 ** shift) % 256,
        );
        const isPrivate = a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168);
        expect(isTaken(`${a}.${b}.${c}.${d}`)).toBe(isPrivate);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no text but addresses", () => {
    const pieces = fc.constantFrom(
      "10",
      ".",
      "0",
      "1",
      "192",
      "168",
      ":",
      "::",
      "fd00",
      "ffff",
      "x",
      "%",
      "/",
      "@",
      " ",
      "0x",
      "-",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const host = parts.join("");
        if (!isTaken(host)) return;
        const isPlain =
          /^(10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$/.test(host) || /^fd00:[0-9a-f:]*$/.test(host);
        expect(isPlain, host).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
