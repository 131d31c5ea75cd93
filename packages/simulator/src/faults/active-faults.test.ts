import { describe, expect, it } from "vitest";
import { ActiveFaults } from "./active-faults.js";
import { deliveryOf } from "./delivery.js";
import { faultDescriptions, faultNames } from "./fault-catalogue.js";

describe("active faults", () => {
  it("hit the named words only, and count down", () => {
    const faults = new ActiveFaults();
    faults.set("rst", { only: ["summary"], times: 1 });
    faults.set("slow", { delayMs: 5 });
    expect(faults.hit(["version"])).toEqual([{ name: "slow", delayMs: 5 }]);
    expect(faults.hit(["ascset", "summary"]).map((hit) => hit.name)).toEqual(["rst", "slow"]);
    expect(faults.names()).toEqual(["slow"]);
  });

  it("let the last one set decide how the reply goes out", () => {
    const hits = [
      { name: "rst", delayMs: 0 },
      { name: "nan", delayMs: 0 },
      { name: "missing-nul", delayMs: 0 },
    ] as const;
    const delivery = deliveryOf("abc", hits);
    expect(delivery.ending).toBe("close");
    expect([...delivery.parts].map((part) => Buffer.from(part.bytes).toString())).toEqual(["abc"]);
  });

  it("are described in one line each", () => {
    expect(faultNames.length).toBeGreaterThanOrEqual(28);
    for (const name of faultNames) expect(faultDescriptions[name]).toMatch(/^[a-z][^\n]{10,90}$/);
  });
});
