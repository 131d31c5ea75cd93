import { describe, expect, it } from "vitest";
import { MinerLanes } from "./miner-lanes.js";

describe("MinerLanes", () => {
  it("goes on in one line when a miner gets its real id", async () => {
    const lanes = new MinerLanes();
    const done: string[] = [];
    let open: () => void = () => undefined;
    lanes.add(
      "at-host",
      () =>
        new Promise((resolve) => {
          open = () => {
            done.push("first");
            resolve();
          };
        }),
    );
    await Promise.resolve();
    lanes.rename("at-host", "dna");
    lanes.rename("nobody", "dna");
    const last = new Promise<void>((resolve) => {
      lanes.add("dna", async () => {
        done.push("second");
        resolve();
      });
    });
    expect([lanes.length("at-host"), lanes.length("dna")]).toEqual([0, 2]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    open();
    await last;
    expect(done).toEqual(["first", "second"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lanes.length("dna")).toBe(0);
  });
});
