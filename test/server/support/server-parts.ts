import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEndpoint } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { type Actor, type AddMiner, type ConfigInput, configSchema } from "@hearthash/contract";
import { onTestFinished } from "vitest";
import { openCommandBus, openPresets } from "../../../packages/server/src/commands/index.js";
import { targetPolicy } from "../../../packages/server/src/discovery/index.js";
import { EventFlow, type EventMap, type EventName } from "../../../packages/server/src/events/index.js";
import { type HouseFleet, openFleet } from "../../../packages/server/src/fleet/index.js";
import { openJournal } from "../../../packages/server/src/journal/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";
import { openSecretBox } from "../../../packages/server/src/secrets/index.js";
import { testStore } from "../../support/test-store.js";

/** Somebody who orders. */
export const OWNER: Actor = { kind: "session", id: "s1", name: "owner" };

/** Miners of tests stand on loopback. */
export const mayConnect = targetPolicy({ allowTargets: ["127.0.0.0/8"] });

export interface PartsOptions {
  /** Folder of the data; a new one unless given. */
  readonly folder?: string;
  readonly now?: () => number;
  readonly config?: ConfigInput;
}

/** A folder for data, gone with the test. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-data-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The parts of a server that commands need. Its fleet polls when it is asked to, and is stopped behind the test. */
export function serverParts({ folder = dataFolder(), now = Date.now, config = {} }: PartsOptions = {}) {
  const file = join(folder, "hearthash.db");
  const store = testStore(file);
  /** What listeners threw: none may at the end of a test. */
  const defects: unknown[] = [];
  const events = new EventFlow((error) => defects.push(error));
  const clock = { now };
  const journal = openJournal({ store, events, clock });
  const secrets = openSecretBox({ keyFile: join(folder, "hearthash.key") });
  const settings = configSchema.parse(config);
  const fleet = openFleet({
    ...{ store, events, journal, clock, mayConnect },
    transport: nodeTransport(),
    polling: { ...settings.polling, replyTimeoutMs: 3000 },
    subnets: settings.subnets,
    fixedMiners: [],
    isSimulated: () => true,
  });
  onTestFinished(async () => {
    await fleet.stop();
    if (defects.length > 0) throw new AggregateError(defects, "a listener threw");
  });
  const openBus = () => openCommandBus({ store, fleet, events, journal, clock, secrets });
  return { folder, file, store, events, clock, journal, secrets, fleet, settings, openBus, defects };
}

type ServerParts = ReturnType<typeof serverParts>;

/** A command bus and presets on fresh parts. */
export function commandParts(options: PartsOptions = {}) {
  const parts = serverParts(options);
  const bus = parts.openBus();
  onTestFinished(() => bus.stop(0));
  const presets = openPresets({ ...parts, bus });
  return { ...parts, bus, presets };
}

/** Adds a miner and polls it, so that it is known by its identity. */
export async function known(
  fleet: HouseFleet,
  target: string,
  over: Partial<AddMiner> = {},
): Promise<LiveMiner> {
  const { host, port } = parseEndpoint(target);
  const { id } = fleet.add({ host, port, ...over }, OWNER);
  return await fleet.pollNow(id);
}

/** What the journal holds of a kind, the newest first. */
export function notes({ journal }: Pick<ServerParts, "journal">, kind: string) {
  return journal.list({ limit: 1000, kind });
}

/** Collects the events of a name. */
export function collect<Name extends EventName>(events: EventFlow, name: Name): readonly EventMap[Name][] {
  const seen: EventMap[Name][] = [];
  events.on(name, (event) => seen.push(event));
  return seen;
}
