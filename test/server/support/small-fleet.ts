import {
  type Endpoint,
  isHearthashError,
  type Miner,
  type MinerSnapshot,
  models,
  openMiner,
  type Pool,
} from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor, AddMiner, ChangeMiner } from "@hearthash/contract";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { EventFlow } from "../../../packages/server/src/events/index.js";
import type { Fleet, FleetHealth } from "../../../packages/server/src/fleet/index.js";
import type { Journal } from "../../../packages/server/src/journal/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";

/** A fleet that polls when it is told to: real miners, real replies, no timer. */
export class SmallFleet implements Fleet {
  readonly #events: EventFlow;
  readonly #journal: Journal;
  readonly #transport = nodeTransport();
  readonly #miners = new Map<string, LiveMiner>();
  readonly #handles = new Map<string, Miner>();
  /** What is watched now, in the order of the calls; undefined is all. */
  readonly watched: (readonly string[] | undefined)[] = [];
  #polls = 0;
  #failed = 0;

  constructor(events: EventFlow, journal: Journal) {
    this.#events = events;
    this.#journal = journal;
  }

  list(): readonly LiveMiner[] {
    return [...this.#miners.values()];
  }

  get(id: string): LiveMiner | undefined {
    return this.#miners.get(id);
  }

  need(id: string): LiveMiner {
    const miner = this.get(id);
    if (miner === undefined) throw new ServerError("not-found", `There is no miner ${id}`);
    return miner;
  }

  add(input: AddMiner, by: Actor): LiveMiner {
    const endpoint = { host: input.host, port: input.port ?? 4028 };
    if (this.knows(endpoint)) throw new ServerError("conflict", `${input.host} is among the miners`);
    if (!endpoint.host.startsWith("127."))
      throw new ServerError("target-refused", `${input.host} is not allowed`);
    const miner = this.put(endpoint, {
      name: input.name ?? input.host,
      place: input.place,
      notes: input.notes,
    });
    this.#journal.write({
      kind: "miner.added",
      minerId: miner.id,
      actor: by,
      message: `${miner.name} was added`,
    });
    this.#events.emit("miner.added", { miner });
    return miner;
  }

  /** A miner that has not been asked yet. */
  put(endpoint: Endpoint, over: Partial<LiveMiner> = {}): LiveMiner {
    const miner: LiveMiner = {
      id: `at-${endpoint.host}-${endpoint.port}`,
      name: endpoint.host,
      place: undefined,
      notes: undefined,
      endpoint,
      source: "owner",
      isSimulated: true,
      limits: { maxPowerW: null, neverOnUnattended: false },
      identity: undefined,
      model: undefined,
      presence: "new",
      presenceSince: Date.now(),
      state: "unknown",
      snapshot: undefined,
      polledAt: undefined,
      pollIntervalMs: 30_000,
      error: undefined,
      notices: [],
      ...over,
    };
    this.#miners.set(miner.id, miner);
    const handle = openMiner(endpoint, {
      transport: this.#transport,
      replyTimeoutMs: 2000,
      connectTimeoutMs: 1000,
    });
    this.#handles.set(miner.id, handle);
    return miner;
  }

  /** Puts a changed miner in the place of what it was, and tells so. */
  replace(miner: LiveMiner): void {
    this.#miners.set(miner.id, miner);
    this.#events.emit("miner.updated", { miner });
  }

  change(id: string, change: ChangeMiner, by: Actor): LiveMiner {
    const before = this.need(id);
    const miner: LiveMiner = {
      ...before,
      name: change.name ?? before.name,
      place: change.place === undefined ? before.place : (change.place ?? undefined),
      notes: change.notes === undefined ? before.notes : (change.notes ?? undefined),
      limits: {
        maxPowerW: change.limits?.maxPowerW === undefined ? before.limits.maxPowerW : change.limits.maxPowerW,
        neverOnUnattended: change.limits?.neverOnUnattended ?? before.limits.neverOnUnattended,
      },
    };
    this.#miners.set(id, miner);
    this.#journal.write({ kind: "miner.changed", minerId: id, actor: by, message: "changed" });
    this.#events.emit("miner.changed", { miner });
    return miner;
  }

  remove(id: string, by: Actor): void {
    const miner = this.need(id);
    if (miner.source !== "owner") throw new ServerError("conflict", "It stands in the configuration");
    this.#miners.delete(id);
    this.#journal.write({ kind: "miner.removed", minerId: id, actor: by, message: "removed" });
    this.#events.emit("miner.removed", { id });
  }

  watch(ids?: readonly string[]): () => void {
    this.watched.push(ids);
    return () => void this.watched.splice(this.watched.indexOf(ids), 1);
  }

  async pollNow(id: string): Promise<LiveMiner> {
    const before = this.need(id);
    this.#polls += 1;
    try {
      return this.#told(before, await this.handle(id).snapshot());
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      this.#failed += 1;
      const { code, message } = error;
      return this.#put(before.id, {
        ...this.need(id),
        presence: "offline",
        polledAt: Date.now(),
        error: { code, message },
      });
    }
  }

  #told(before: LiveMiner, snapshot: MinerSnapshot): LiveMiner {
    const { identity, state } = snapshot;
    return this.#put(before.id, {
      ...this.need(before.id),
      id: identity.id,
      identity,
      model: this.#models.get(identity.model),
      state,
      snapshot,
      presence: "online",
      polledAt: snapshot.at,
      error: undefined,
    });
  }

  readonly #models = new Map(models.map((model) => [model.id, model]));

  #put(before: string, miner: LiveMiner): LiveMiner {
    if (before !== miner.id) this.#rename(before, miner);
    this.#miners.set(miner.id, miner);
    this.#events.emit("miner.updated", { miner });
    return miner;
  }

  #rename(before: string, miner: LiveMiner): void {
    const all = [...this.#miners];
    this.#miners.clear();
    for (const [id, one] of all) this.#miners.set(id === before ? miner.id : id, id === before ? miner : one);
    this.#handles.set(miner.id, this.handle(before));
    this.#events.emit("miner.changed", { miner, before });
  }

  handle(id: string): Miner {
    const handle = this.#handles.get(id);
    if (handle === undefined) throw new ServerError("not-found", `There is no miner ${id}`);
    return handle;
  }

  pools(id: string): Promise<readonly Pool[]> {
    return this.handle(id).pools();
  }

  subnets(): readonly string[] {
    return [];
  }

  approveSubnet(): void {}

  knows({ host, port }: Endpoint): boolean {
    return this.list().some(({ endpoint }) => endpoint.host === host && endpoint.port === port);
  }

  health(): FleetHealth {
    return { polls: this.#polls, failedPolls: this.#failed, underWay: 0, lagMs: 2, worstLagMs: 5 };
  }
}
