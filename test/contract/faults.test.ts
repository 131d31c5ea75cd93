import { isHearthashError, type MinerSnapshot, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import {
  type FaultName,
  faultNames,
  type ModelName,
  type Simulator,
  startSimulator,
} from "@hearthash/simulator";
import { afterEach, describe, expect, it } from "vitest";

let simulator: Simulator | undefined;
afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

/** The error a fault must give, or `read` when the snapshot must be good all the same. */
const expectations: Readonly<Record<FaultName, string>> = {
  silence: "timeout",
  refused: "refused",
  "half-reply": "read-or reply-truncated",
  truncated: "read-or reply-truncated reply-malformed",
  "late-nul": "read",
  "missing-nul": "read",
  "one-byte-per-packet": "read",
  garbage: "reply-malformed",
  nan: "read",
  "raw-newline": "read",
  "unescaped-quote": "read",
  rst: "closed",
  "rst-mid-reply": "read-or closed reply-truncated",
  slow: "read",
  "endless-reply": "read-or reply-too-large",
  "double-reply": "read",
  "bytes-after-nul": "read",
  "empty-reply": "closed",
  "keep-open": "read",
  http: "reply-malformed",
  unsupported: "command-unsupported",
  "wake-without-reply": "read",
  "empty-summary": "read",
  "clock-1970": "read",
  "dna-change": "read",
  "address-change": "refused",
  "pool-hijack": "read",
  "pools-dead": "read",
  "board-fault": "read",
};

const models: readonly ModelName[] = ["mini3", "nano3s", "q"];

describe.each(models)("%s", (model) => {
  it.each(faultNames)(
    "%s gives its error or a snapshot, never an invented number, and the next poll works",
    async (fault) => {
      simulator = await startSimulator({ miners: [{ model, port: 0, seed: 7 }] });
      const [device] = simulator.miners;
      if (device === undefined) throw new Error("no miner was started");
      const options = { transport: nodeTransport(), replyTimeoutMs: 700, connectTimeoutMs: 700 };
      const miner = openMiner(`${device.host}:${device.port}`, options);
      const healthy = await miner.snapshot();

      await device.setFault(fault, { delayMs: 100 });
      const [kind, ...codes] = (expectations[fault] ?? "").split(" ");
      try {
        expectPlausible(await miner.snapshot(), healthy, fault);
        expect(kind, "an error was due").toMatch(/^read/);
      } catch (error) {
        if (!isHearthashError(error)) throw error;
        expect(kind === "read-or" ? codes : [kind]).toContain(error.code);
      }

      await device.clearFault();
      const again = openMiner(`${device.host}:${device.port}`, options);
      const { points } = await again.snapshot();
      expect(Object.keys(points).sort()).toEqual(Object.keys(healthy.points).sort());
    },
  );
});

/** A stranger's pools begin to count at 0. */
const COUNTED_BY_POOL: ReadonlySet<string> = new Set([
  "acceptedShares",
  "rejectedShares",
  "staleShares",
  "rejectPercent",
  "bestShare",
]);

/** Measured values move a little between two polls; settings do not. What is there must be near what was there. */
function expectPlausible(snapshot: MinerSnapshot, healthy: MinerSnapshot, fault: FaultName): void {
  if (fault === "board-fault") {
    expect(snapshot.state).toBe("fault");
    return;
  }
  for (const [id, value] of Object.entries(snapshot.points)) {
    const before = healthy.points[id as keyof typeof healthy.points];
    if (typeof value !== "number" || typeof before !== "number") continue;
    if (fault === "pool-hijack" && COUNTED_BY_POOL.has(id)) continue;
    const room = Math.max(3, Math.abs(before) * 0.2);
    expect(Math.abs(value - before), `${id}: ${before} became ${value}`).toBeLessThanOrEqual(room);
  }
}
