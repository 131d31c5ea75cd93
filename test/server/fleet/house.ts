import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor, JournalEntry } from "@hearthash/contract";
import { afterEach } from "vitest";
import { targetPolicy } from "../../../packages/server/src/discovery/index.js";
import { EventFlow, type EventMap, type EventName } from "../../../packages/server/src/events/index.js";
import { type FleetOptions, type HouseFleet, openFleet } from "../../../packages/server/src/fleet/index.js";
import { openJournal } from "../../../packages/server/src/journal/index.js";
import { systemClock } from "../../../packages/server/src/time/index.js";
import { testStore } from "../../support/test-store.js";

/** Who does things in tests. */
export const OWNER: Actor = { kind: "session", id: "s1", name: "owner" };

const QUICK: FleetOptions["polling"] = {
  watchedMs: 250,
  backgroundMs: 250,
  concurrency: 16,
  connectTimeoutMs: 1000,
  replyTimeoutMs: 1000,
};

/** A running fleet and everything it has told. */
export interface House {
  readonly fleet: HouseFleet;
  readonly options: FleetOptions;
  readonly events: readonly { readonly name: EventName; readonly id: string; readonly event: unknown }[];
  readonly notes: readonly JournalEntry[];
  readonly stop: () => Promise<void>;
}

const NAMES = [
  "miner.updated",
  "miner.added",
  "miner.changed",
  "miner.removed",
  "miner.lost",
  "miner.found",
  "miner.restarted",
  "miner.state",
  "miner.moved",
  "miner.conflict",
  "miner.replaced",
] as const satisfies readonly EventName[];

const houses: House[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map((house) => house.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A path for the state of a house, to be opened again after a restart. */
export function stateFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-fleet-"));
  folders.push(folder);
  return join(folder, "state.db");
}

/** Starts a fleet with quick polls; it is stopped behind the test. */
export function house(over: Partial<FleetOptions> & { readonly path?: string } = {}): House {
  const { path, ...given } = over;
  const defects: unknown[] = [];
  const flow = new EventFlow((error) => defects.push(error));
  const store = testStore(path);
  const notes: JournalEntry[] = [];
  flow.on("journal.added", ({ entry }) => notes.push(entry));
  const options: FleetOptions = {
    store,
    transport: nodeTransport(),
    events: flow,
    journal: openJournal({ store, events: flow, clock: systemClock }),
    clock: systemClock,
    polling: QUICK,
    subnets: [],
    fixedMiners: [],
    mayConnect: targetPolicy({ allowTargets: ["127.0.0.0/8"] }),
    searchPausesMs: [200],
    ...given,
  };
  const events: { name: EventName; id: string; event: unknown }[] = [];
  for (const name of NAMES) flow.on(name, (event) => events.push({ name, id: idOf(event), event }));
  const fleet = openFleet(options);
  fleet.start();
  const stop = once(async () => {
    await fleet.stop();
    options.store.close();
    if (defects.length > 0) throw defects[0];
    const ours = notes.find(({ kind }) => kind === "server.defect");
    if (ours !== undefined) throw new Error(ours.message);
  });
  const made: House = { fleet, options, events, notes, stop };
  houses.push(made);
  return made;
}

/** What it told of one miner, without the polls. */
export function told(of: House, id?: string): readonly string[] {
  const wanted = of.events.filter(
    (one) => one.name !== "miner.updated" && (id === undefined || one.id === id),
  );
  return wanted.map(({ name }) => name);
}

/** How many polls of a miner have ended. */
export function polls(of: House, id: string): number {
  return of.events.filter((one) => one.name === "miner.updated" && one.id === id).length;
}

/** Waits until something is so; generous, because machines differ. */
export async function until(isSo: () => boolean, what = isSo.toString(), ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function idOf(event: EventMap[EventName]): string {
  if ("miner" in event) return event.miner.id;
  return "id" in event ? event.id : "";
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}
