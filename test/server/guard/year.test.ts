import { openMiner, type Pool } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CommandResource, IntentInput } from "@hearthash/contract";
import { manualClock, startSimulator } from "@hearthash/simulator";
import { expect, it } from "vitest";
import { arrangementOf, asStored } from "../../../packages/server/src/guard/core/arrangement.js";
import { hearCommand } from "../../../packages/server/src/guard/core/explain.js";
import { look, type News } from "../../../packages/server/src/guard/core/judge.js";
import { type GuardMemory, newMemory } from "../../../packages/server/src/guard/core/memory.js";
import type { Sight } from "../../../packages/server/src/guard/core/sight.js";
import { POOLS } from "../../support/controlled-miner.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { OWNER } from "../support/server-parts.js";

const START_MS = Date.parse("2026-01-01T00:00:00Z");
const MINUTE_MS = 60_000;

/** A simulated miner by a clock of the test's own, and the guard's core over its real replies. */
async function houseOfAYear(model: "mini3" | "nano3" | "q") {
  const clock = manualClock(START_MS);
  const simulator = stoppedBehind(
    await startSimulator({ clock, miners: [{ model, port: 0, pools: POOLS, uptimeS: 86_400 }] }),
  );
  const [device] = simulator.miners;
  if (device === undefined) throw new Error("no miner was started");
  const options = {
    transport: nodeTransport(),
    clock: { now: () => clock.now(), delay: async () => undefined },
  };
  const miner = openMiner({ host: device.host, port: device.port }, options);
  const identity = await miner.identify();
  const bound = {
    dna: identity.dna,
    mac: identity.mac,
    firmware: identity.firmware,
    address: device.address,
  };
  const first: readonly Pool[] = await miner.pools();
  const pools = arrangementOf(first);
  const pin = { pools, stored: [asStored(pools)], ...bound, since: clock.now(), by: "owner" };
  const settings = { watch5s: false, pinMode: true, restore: "off" } as const;
  let memory: GuardMemory = newMemory(pin, settings);
  const told: News[] = [];

  const poll = async (): Promise<Sight | undefined> => {
    await device.settle();
    if (device.state.port !== "open") return undefined;
    const snapshot = await miner.snapshot();
    const list = await miner.pools();
    const { workMode, workLevel, uptimeS } = snapshot.points;
    const isShown = snapshot.state === "hashing" && workMode !== undefined;
    const sight: Sight = {
      ...{ at: clock.now(), pools: list, uptimeS, isStarting: snapshot.state === "starting", ...bound },
      mode: isShown ? { mode: workMode, level: workLevel } : undefined,
    };
    const looked = look(memory, sight);
    memory = JSON.parse(JSON.stringify(looked.memory)) as GuardMemory;
    told.push(...looked.news);
    return sight;
  };
  const pass = async (minutes: number, polls = 1) => {
    for (let count = 0; count < polls; count += 1) {
      clock.advance((minutes * MINUTE_MS) / polls);
      await poll();
    }
  };
  let count = 0;
  const tell = (intent: IntentInput, status: CommandResource["status"], message: string | null) => {
    const command: CommandResource = {
      ...{
        id: `c${count}`,
        minerId: identity.id,
        intent: { ...intent },
        status,
        dryRun: false,
        reason: null,
      },
      ...{
        code: null,
        message,
        needsReboot: intent.kind === "setPool",
        plan: null,
        actor: OWNER,
        origin: "rest",
      },
      ...{ createdAt: clock.now(), startedAt: null, finishedAt: null },
    };
    memory = hearCommand(memory, command, clock.now());
  };
  /** A change as the command bus makes it: told before it is sent, and how it ended behind it. */
  const change = async (intent: IntentInput) => {
    count += 1;
    tell(intent, "running", null);
    await poll();
    const sent = intent as Parameters<typeof miner.control.apply>[0];
    const outcome = await miner.control.apply(sent, { verifyMs: 0 });
    await poll();
    clock.advance(5000);
    tell(intent, outcome.status, outcome.message ?? null);
    await poll();
  };
  return { clock, device, miner, poll, pass, change, told, memory: () => memory };
}

/** The others differ in what their replies show, not in what the days bring. */
const days = { mini3: 365, nano3: 60, q: 60 } as const;

it.each(["mini3", "nano3", "q"] as const)(
  "%s: a year of daily legitimate changes and no false alert",
  async (model) => {
    const year = await houseOfAYear(model);
    const { device, pass, change, told } = year;
    for (let day = 0; day < days[model]; day += 1) {
      await pass(6 * 60);
      if (day % 3 === 0) await change({ kind: "switchPool", pool: day % 2 === 0 ? 1 : 2 });
      if (day % 3 === 1) await change({ kind: "setPoolPriority", pools: [0, 1, 2] });
      if (day % 5 === 0) await change({ kind: "disablePool", pool: 2 });
      await pass(30);
      if (day % 5 === 0) await change({ kind: "enablePool", pool: 2 });
      if (day % 4 === 0 && model === "mini3") {
        await change({ kind: "setWorkMode", mode: day % 8 === 0 ? "night" : "mining" });
        await pass(5, 5);
      }
      if (day % 11 === 0 && model !== "q") {
        const url = `stratum+tcp://p${day}.example.com:3333`;
        const webPassword = model === "nano3" ? "root" : "admin";
        await change({ kind: "setPool", slot: 1, url, worker: "me.year", webPassword });
      }
      const front = day % 3;
      if (day % 2 === 0) device.setPoolAlive(front, false);
      await pass(20, 2);
      device.setPoolAlive(front, true);
      await pass(20, 2);
      if (day % 7 === 0) await device.powerCycle();
      // The miner is away for minutes, and nobody looks at it for hours.
      await pass(12, 3);
      if (day % 30 === 10) year.clock.advance(26 * 60 * MINUTE_MS);
      await pass(15 * 60);
    }
    expect(told.filter(({ kind }) => kind !== "moved")).toEqual([]);
    expect(told.filter(({ kind }) => kind === "moved").length).toBeGreaterThan(10);
    // The same house still sees a stranger.
    device.replacePools([{ url: "stratum+tcp://thief.example.com:3333", worker: "thief.1" }]);
    await pass(1);
    expect(told.at(-1)).toMatchObject({ kind: "drifted" });
  },
  300_000,
);
