import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Intent, isHearthashError, type Miner, models, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor, CommandResource, JournalEntry } from "@hearthash/contract";
import { type MinerOptions, manualClock, type SimulatedMiner, startSimulator } from "@hearthash/simulator";
import { type AlertsOptions, openAlerts } from "../../../packages/server/src/alerts/index.js";
import { type ChannelsOptions, openChannels } from "../../../packages/server/src/channels/index.js";
import type { CommandBus, CommandOrder } from "../../../packages/server/src/commands/index.js";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import { EventFlow } from "../../../packages/server/src/events/index.js";
import type { Fleet } from "../../../packages/server/src/fleet/index.js";
import type { Journal, JournalNote } from "../../../packages/server/src/journal/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";
import { openSchedules } from "../../../packages/server/src/schedules/index.js";
import type { SecretBox } from "../../../packages/server/src/secrets/index.js";
import { type Database, openStore } from "../../../packages/server/src/store/index.js";
import { openWatchdog, type WatchdogOptions } from "../../../packages/server/src/watchdog/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";

/** Somebody who orders. */
export const OWNER: Actor = { kind: "session", id: "s1", name: "owner" };

/** 2026-11-22T00:00:00Z. */
export const START_MS = 1_795_305_600_000;

export type TestClock = ReturnType<typeof manualClock>;

/** A journal in its own table. */
class SmallJournal implements Journal {
  readonly #store: Database;
  readonly #clock: TestClock;

  constructor(store: Database, clock: TestClock) {
    this.#store = store;
    this.#clock = clock;
  }

  write({ kind, severity = "info", minerId, actor, message, data = {} }: JournalNote): JournalEntry {
    const note = { kind, severity, message, minerId: minerId ?? null, at: this.#clock.now() };
    const { lastInsertRowid } = this.#store
      .prepare(
        `INSERT INTO journal (at, kind, severity, miner_id, actor, message, data)
          VALUES (@at, @kind, @severity, @minerId, @actor, @message, @data)`,
      )
      .run({ ...note, actor: JSON.stringify(actor ?? null), data: JSON.stringify(data) });
    return { ...note, seq: Number(lastInsertRowid), actor: actor ?? null, data };
  }

  list(): readonly JournalEntry[] {
    const rows = this.#store.prepare("SELECT * FROM journal ORDER BY seq DESC").all() as readonly {
      actor: string;
      data: string;
      miner_id: string | null;
    }[];
    return rows.map((row) => {
      const { actor, data, miner_id, ...rest } = row;
      return { ...rest, minerId: miner_id, actor: JSON.parse(actor), data: JSON.parse(data) } as JournalEntry;
    });
  }
}

/** A fleet of real miners over TCP, polled when a test says so. */
class SmallFleet {
  readonly #events: EventFlow;
  readonly #clock: TestClock;
  readonly #transport = nodeTransport();
  readonly #miners = new Map<string, LiveMiner>();
  readonly #handles = new Map<string, Miner>();
  readonly #failures = new Map<string, number>();

  constructor(events: EventFlow, clock: TestClock) {
    this.#events = events;
    this.#clock = clock;
  }

  list(): readonly LiveMiner[] {
    return [...this.#miners.values()];
  }

  get(id: string): LiveMiner | undefined {
    return this.#miners.get(id);
  }

  handle(id: string): Miner {
    const handle = this.#handles.get(id);
    if (handle === undefined) throw new ServerError("not-found", `There is no miner ${id}`);
    return handle;
  }

  pools(id: string): ReturnType<Fleet["pools"]> {
    return this.handle(id).pools();
  }

  /** Adds a miner that was not asked yet. */
  async open(host: string, port: number, name: string): Promise<LiveMiner> {
    const clock = this.#clock;
    const options = {
      ...{ transport: this.#transport, connectTimeoutMs: 3000, replyTimeoutMs: 3000 },
      clock: { now: () => clock.now(), delay: async (ms: number) => clock.advance(ms) },
    };
    const handle = openMiner({ host, port }, options);
    const { id } = await handle.identify();
    this.#handles.set(id, handle);
    const miner: LiveMiner = {
      ...{ id, name, place: undefined, notes: undefined, endpoint: { host, port }, source: "owner" },
      ...{ isSimulated: true, limits: { maxPowerW: null, neverOnUnattended: false }, identity: undefined },
      ...{ model: undefined, presence: "new", presenceSince: clock.now(), state: "unknown" },
      ...{ snapshot: undefined, polledAt: undefined, pollIntervalMs: 30_000, error: undefined, notices: [] },
    };
    this.#miners.set(id, miner);
    return miner;
  }

  set(id: string, change: Partial<LiveMiner>): void {
    const miner = this.#miners.get(id);
    if (miner !== undefined) this.#miners.set(id, { ...miner, ...change });
  }

  remove(id: string): void {
    this.#miners.delete(id);
    this.#events.emit("miner.removed", { id });
  }

  /** Polls every miner once, as the server does. */
  async poll(): Promise<void> {
    for (const { id } of this.list()) await this.#pollOne(id);
  }

  async #pollOne(id: string): Promise<void> {
    const before = this.#miners.get(id);
    if (before === undefined) return;
    const now = this.#clock.now();
    try {
      const snapshot = await this.handle(id).snapshot();
      const model = models.find((one) => one.id === snapshot.identity.model);
      const wasUp = before.snapshot?.points.uptimeS ?? 0;
      this.#failures.set(id, 0);
      const since = before.presence === "online" ? {} : { presenceSince: now };
      const seen = { snapshot, model, identity: snapshot.identity, state: snapshot.state, error: undefined };
      this.#put({ ...before, ...since, ...seen, presence: "online", polledAt: now });
      if (wasUp > (snapshot.points.uptimeS ?? wasUp)) this.#tellRestarted(id);
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      const failures = (this.#failures.get(id) ?? 0) + 1;
      this.#failures.set(id, failures);
      const gone = failures >= 2 && before.presence !== "offline";
      const presence = gone ? ({ presence: "offline", presenceSince: now } as const) : {};
      const failed = { error: { code: error.code, message: error.message }, polledAt: now };
      this.#put({ ...before, ...failed, ...presence });
    }
  }

  #tellRestarted(id: string): void {
    const miner = this.#miners.get(id);
    if (miner !== undefined) this.#events.emit("miner.restarted", { miner });
  }

  #put(miner: LiveMiner): void {
    this.#miners.set(miner.id, miner);
    this.#events.emit("miner.updated", { miner });
  }
}

/** A bus of real commands to real miners: limits, durable keys, one at a time. */
class SmallBus implements Pick<CommandBus, "submit" | "list"> {
  readonly #store: Database;
  readonly #fleet: SmallFleet;
  readonly #events: EventFlow;
  readonly #clock: TestClock;
  #last: Promise<void> = Promise.resolve();

  constructor(store: Database, fleet: SmallFleet, events: EventFlow, clock: TestClock) {
    this.#store = store;
    this.#fleet = fleet;
    this.#events = events;
    this.#clock = clock;
  }

  submit(order: CommandOrder): CommandResource {
    const known = this.#byKey(order);
    if (known !== undefined) return known;
    const live = this.#fleet.get(order.minerId);
    if (live === undefined) throw new ServerError("not-found", `There is no miner ${order.minerId}`);
    if (order.isUnattended && live.limits.neverOnUnattended && order.intent.kind === "wake") {
      throw new ServerError("unsafe-unattended", `${live.name} is never woken unattended`);
    }
    const { minerId, actor, origin, isDryRun: dryRun } = order;
    const command: CommandResource = {
      ...{ id: randomUUID(), minerId, intent: { ...order.intent }, status: "queued", dryRun, actor, origin },
      ...{ reason: null, code: null, message: null, needsReboot: false, plan: null },
      ...{ createdAt: this.#clock.now(), startedAt: null, finishedAt: null },
    };
    this.#store
      .prepare(
        `INSERT INTO commands (id, miner_id, created_at, status, actor_id, idempotency_key, resource)
          VALUES (@id, @minerId, @createdAt, @status, @actorId, @key, @resource)`,
      )
      .run({
        ...{ id: command.id, minerId, createdAt: command.createdAt, status: command.status },
        ...{ actorId: actor.id, key: order.idempotencyKey ?? null, resource: JSON.stringify(command) },
      });
    this.#last = this.#last.then(() => this.#run(command, order));
    return command;
  }

  list({ minerId, limit }: { minerId?: string | undefined; limit: number }): readonly CommandResource[] {
    const rows = this.#store
      .prepare("SELECT resource FROM commands WHERE miner_id = ? ORDER BY rowid DESC LIMIT ?")
      .all(minerId, limit) as readonly { resource: string }[];
    return rows.map(({ resource }) => JSON.parse(resource) as CommandResource);
  }

  /** Resolves when everything that was ordered is over. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #byKey({ actor, idempotencyKey }: CommandOrder): CommandResource | undefined {
    if (idempotencyKey === undefined) return undefined;
    const row = this.#store
      .prepare("SELECT resource FROM commands WHERE actor_id = ? AND idempotency_key = ?")
      .get(actor.id, idempotencyKey) as { resource: string } | undefined;
    return row === undefined ? undefined : (JSON.parse(row.resource) as CommandResource);
  }

  async #run(command: CommandResource, { intent }: CommandOrder): Promise<void> {
    const running = { ...command, status: "running" as const, startedAt: this.#clock.now() };
    this.#keep(running);
    try {
      // The schemas leave optional members undefined, which the library's types do not spell.
      const outcome = await this.#fleet.handle(command.minerId).control.apply(intent as Intent);
      this.#keep({ ...running, status: outcome.status, finishedAt: this.#clock.now() });
    } catch (error) {
      const code = isHearthashError(error) ? error.code : "unknown";
      this.#keep({ ...running, status: "failed", code, finishedAt: this.#clock.now() });
    }
  }

  #keep(command: CommandResource): void {
    this.#store
      .prepare("UPDATE commands SET status = ?, resource = ? WHERE id = ?")
      .run(command.status, JSON.stringify(command), command.id);
    this.#events.emit("command.changed", { command });
  }
}

/** Seals with AES-256-GCM, with the same key each time a folder is opened. */
function smallSecretBox(folder: string): SecretBox {
  const key = createHash("sha256").update(folder).digest();
  return {
    seal(clear, purpose) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
      return Buffer.concat([iv, cipher.update(clear, "utf8"), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
      } catch (error) {
        throw new ServerError("data-damaged", "sealed for another purpose", [], error);
      }
    },
  };
}

/** What a test may want to be different. */
export interface AlertPartsOptions {
  readonly folder?: string;
  readonly clock?: TestClock;
  readonly timezone?: string;
  readonly channels?: Partial<ChannelsOptions>;
  readonly outbox?: AlertsOptions["outbox"];
  readonly watchdog?: ReturnType<WatchdogOptions["settings"]>;
}

/** The parts of a server that remember and warn, over real files. Opened, listening and stopped by the test. */
export function alertParts({
  clock = manualClock(START_MS),
  timezone = "UTC",
  ...options
}: AlertPartsOptions = {}) {
  const { folder = mkdtempSync(join(tmpdir(), "hearthash-alerts-")) } = options;
  const store = openStore(join(folder, "hearthash.db"), { backupFolder: folder, now: () => clock.now() });
  const defects: unknown[] = [];
  const events = new EventFlow((error) => defects.push(error));
  const journal = new SmallJournal(store, clock);
  const fleet = new SmallFleet(events, clock);
  const commands = new SmallBus(store, fleet, events, clock);
  const secrets = smallSecretBox(folder);
  const channels = openChannels({ store, secrets, journal, clock, allowLoopback: true, ...options.channels });
  const common = { store, events, fleet, commands, journal, clock, timezone };
  const alerts = openAlerts({ ...common, outbox: options.outbox ?? channels });
  const schedules = openSchedules(common);
  const off = { enabled: false, afterMinutes: 15, restartsPerDay: 3 };
  const watchdog = openWatchdog({ ...common, settings: () => options.watchdog ?? off });
  const parts = { folder, store, events, journal, fleet, commands, secrets, channels, alerts, schedules };
  return { ...parts, watchdog, clock, defects };
}

export type AlertParts = ReturnType<typeof alertParts>;

/** Simulated miners on loopback that follow the test's clock; stopped behind the test. */
export async function startDevices(
  clock: TestClock,
  miners: readonly Partial<MinerOptions>[],
): Promise<readonly SimulatedMiner[]> {
  const defaults = { model: "mini3", port: 0, seed: 11, ambientC: 22, uptimeS: 86_400 } as const;
  const simulator = await startSimulator({
    ...{ clock, requestLog: 100_000 },
    miners: miners.map((one) => ({ ...defaults, ...one })),
  });
  return stoppedBehind(simulator).miners;
}
