import { describe, expect, it } from "vitest";
import { nextAddress, requireLoopback } from "./loopback.js";

describe("addresses", () => {
  it("are loopback or refused", () => {
    for (const host of ["127.0.0.1", "127.255.255.254"]) expect(() => requireLoopback(host)).not.toThrow();
    for (const host of ["0.0.0.0", "10.0.0.1", "::1", "128.0.0.1", "127.0.0"]) {
      expect(() => requireLoopback(host)).toThrow("loopback addresses only");
    }
  });

  it("follow one another over the octets", () => {
    expect(nextAddress("127.0.0.1", 0)).toBe("127.0.0.1");
    expect(nextAddress("127.0.0.1", 254)).toBe("127.0.0.255");
    expect(nextAddress("127.0.0.1", 255)).toBe("127.0.1.0");
    expect(nextAddress("127.0.255.255", 1)).toBe("127.1.0.0");
    expect(() => nextAddress("127.255.255.254", 1)).toThrow("no loopback address");
  });
});
