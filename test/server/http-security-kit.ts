import { createServer } from "node:net";
import { join } from "node:path";
import { Writable } from "node:stream";
import { nodeTransport } from "@hearthash/client/node";
import type { ConfigInput, JournalEntry } from "@hearthash/contract";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type OpenedAccess, openAccess } from "../../packages/server/src/access/index.js";
import { type Alerts, openAlerts } from "../../packages/server/src/alerts/index.js";
import { openBackups } from "../../packages/server/src/backup/index.js";
import { openChannels } from "../../packages/server/src/channels/index.js";
import type { CommandBus } from "../../packages/server/src/commands/index.js";
import { type LoadedConfig, loadConfig } from "../../packages/server/src/config/index.js";
import { openDiscoveries } from "../../packages/server/src/discovery/index.js";
import type { EventFlow } from "../../packages/server/src/events/index.js";
import type { HouseFleet } from "../../packages/server/src/fleet/index.js";
import { openGuard } from "../../packages/server/src/guard/index.js";
import type { History } from "../../packages/server/src/history/index.js";
import {
  type BuildAppOptions,
  buildApp,
  type HttpDeps,
  type ListenerInfo,
  type Listeners,
  type ListenersOptions,
  openListeners,
} from "../../packages/server/src/http/index.js";
import type { Journal } from "../../packages/server/src/journal/index.js";
import { openPairing } from "../../packages/server/src/pairing/index.js";
import { openHouseHistory } from "../../packages/server/src/running/index.js";
import { openSchedules } from "../../packages/server/src/schedules/index.js";
import { configFile } from "../support/temp-folder.js";
import { commandParts, mayConnect } from "./support/server-parts.js";

/** The HTTP side of one port. */
export type App = ReturnType<typeof buildApp>;

/** Everything behind the HTTP side, without an open port. */
export interface House {
  readonly deps: HttpDeps;
  readonly access: OpenedAccess;
  readonly fleet: HouseFleet;
  readonly commands: CommandBus;
  readonly journal: Journal;
  readonly alerts: Alerts;
  /** undefined unless asked for. */
  readonly history: History | undefined;
  readonly events: EventFlow;
  readonly folder: string;
  /** What the journal holds, the oldest first. */
  readonly notes: () => readonly JournalEntry[];
  /** Everything that was logged, at level debug. */
  readonly logged: () => string;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
}

/** What a test may want of a house beside its configuration. */
export interface HouseOptions {
  /** Goes before the configuration. */
  readonly loaded?: LoadedConfig | undefined;
  /** What its clock shows at first: now unless given. */
  readonly startMs?: number | undefined;
  /** Whether it keeps a history: it then hears of every poll, as in the server. */
  readonly hasHistory?: boolean | undefined;
}

/** Sets a house up; it is taken down behind the test. */
export function house(
  config: ConfigInput = {},
  over: Partial<HttpDeps> = {},
  { loaded: given, startMs = Date.now(), hasHistory = false }: HouseOptions = {},
): House {
  let now = startMs;
  const clock = { now: () => now };
  const settings = { ...config, server: { listen: "127.0.0.1:0", ...config.server } };
  // JSON is YAML: a real file stands behind the configuration.
  const source = { env: {}, platform: "linux" } as const;
  const loaded = given ?? loadConfig({ file: configFile(JSON.stringify(settings)), ...source });
  const parts = commandParts({ now: clock.now, config: loaded.config });
  const { store, events, journal, fleet, folder, bus: commands, presets } = parts;
  const access = openAccess({ store, journal, clock, sessionDays: loaded.config.security.sessionDays });
  const pairing = openPairing({ access, journal, clock });
  const discoveries = openDiscoveries({ fleet, transport: nodeTransport(), clock, journal, mayConnect });
  onTestFinished(() => discoveries.stopAll());
  const timezone = "UTC";
  const channels = openChannels({ ...parts, allowLoopback: true });
  const backups = openBackups({
    ...{ folder: join(folder, "backups"), stateFile: parts.file, configFile: loaded.file, version: "1.2.3" },
    ...{ events, journal, clock, settings: () => loaded.config.backup },
  });
  onTestFinished(() => backups.stop());
  const guard = openGuard({ ...parts, commands, hasWebPassword: (id) => presets.hasWebPassword(id) });
  guard.start();
  onTestFinished(() => guard.stop());
  const { sink, logged } = collectingLog();
  const log = pino({ level: "debug" }, sink);
  const history = hasHistory ? openHouseHistory({ folder, loaded, events, journal, log, clock }) : undefined;
  onTestFinished(async () => await history?.stop());
  const alerts = openAlerts({
    ...{ ...parts, commands, timezone, outbox: channels, history },
    energyPrice: () => loaded.config.energy,
  });
  const schedules = openSchedules({ ...parts, commands, timezone });
  const deps: HttpDeps = {
    ...{ fleet, commands, presets, access, pairing, journal, discoveries, backups, events, clock },
    ...{ alerts, channels, schedules, history, guard },
    config: () => loaded.config,
    editConfig: (setting, value) => loaded.edit(setting, value),
    log,
    version: "1.2.3",
    epoch: "e1",
    startedAt: now,
    isReady: () => true,
    ...over,
  };
  const notes = () => [...journal.list({ limit: 1000 })].reverse();
  const pass = (ms: number) => {
    now += ms;
  };
  return { deps, access, fleet, commands, journal, alerts, history, events, folder, notes, logged, pass };
}

function collectingLog() {
  let logged = "";
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  return { sink, logged: () => logged };
}

/** Opens its ports as the server does; they are closed behind the test. */
export async function ports(at: House, options: Omit<ListenersOptions, "deps"> = {}): Promise<Listeners> {
  const listeners = await openListeners({ deps: at.deps, ...options });
  onTestFinished(() => listeners.close());
  return listeners;
}

/** Opens one port with what `add` hangs into the app beside the product's own routes. */
export async function onePort(
  at: House,
  over: Partial<ListenerInfo> = {},
  options: BuildAppOptions = {},
  add: (app: App) => void = () => undefined,
): Promise<{ readonly app: App; readonly listener: ListenerInfo }> {
  const port = await freePort();
  const base = { id: "local", isTls: false, isLoopback: true, address: "127.0.0.1", names: [] } as const;
  const listener: ListenerInfo = { ...base, port, cookieName: `hearthash-${port}`, ...over };
  const app = buildApp(at.deps, listener, options);
  add(app);
  await app.listen({ host: listener.address, port });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  return { app, listener };
}

/** Opens one port with a route of each scope and a stream beside the product's own. */
export async function portWithProbes(
  at: House,
  over: Partial<ListenerInfo> = {},
  options: BuildAppOptions = {},
): Promise<ListenerInfo> {
  return (await onePort(at, over, options, addProbes)).listener;
}

function addProbes(app: App): void {
  for (const scope of ["read", "control", "admin"] as const) {
    app.get(`/probe/${scope}`, { config: { scope } }, async () => ({ scope }));
    app.post(`/probe/${scope}`, { config: { scope } }, async () => ({ scope }));
  }
  app.get("/probe/defect", { config: { scope: "public" } }, () => {
    throw new Error("inner words");
  });
  app.get("/probe/stream", { config: { scope: "read" } }, (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "text/event-stream" });
    reply.raw.write(": open\n\n");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
