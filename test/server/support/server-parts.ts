import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@hearthash/contract";
import { openCommandBus, openPresets } from "../../../packages/server/src/commands/index.js";
import { EventFlow, type EventMap, type EventName } from "../../../packages/server/src/events/index.js";
import { openStore } from "../../../packages/server/src/store/index.js";
import { TestFleet } from "./test-fleet.js";
import { TestJournal } from "./test-journal.js";
import { testSecretBox } from "./test-secret-box.js";

/** Somebody who orders. */
export const OWNER: Actor = { kind: "session", id: "s1", name: "owner" };

export interface PartsOptions {
  /** Folder of the data; a new one unless given. */
  readonly folder?: string;
  readonly now?: () => number;
}

/** The parts of a server that commands need, over real files and TCP. */
export function serverParts({
  folder = mkdtempSync(join(tmpdir(), "hearthash-")),
  now = Date.now,
}: PartsOptions = {}) {
  const file = join(folder, "hearthash.db");
  const store = openStore(file);
  const defects: unknown[] = [];
  const events = new EventFlow((error) => defects.push(error));
  const clock = { now };
  const journal = new TestJournal(store);
  // The same key each time the folder is opened, as from a key file.
  const secrets = testSecretBox(createHash("sha256").update(folder).digest());
  const fleet = new TestFleet(events);
  const openBus = () => openCommandBus({ store, fleet, events, journal, clock, secrets });
  return { folder, file, store, events, clock, journal, secrets, fleet, defects, openBus };
}

/** A command bus and presets on fresh parts. */
export function commandParts(options: PartsOptions = {}) {
  const parts = serverParts(options);
  const bus = parts.openBus();
  const presets = openPresets({ ...parts, bus });
  return { ...parts, bus, presets };
}

/** Collects the events of a name. */
export function collect<Name extends EventName>(events: EventFlow, name: Name): readonly EventMap[Name][] {
  const seen: EventMap[Name][] = [];
  events.on(name, (event) => seen.push(event));
  return seen;
}
