import { isHearthashError, type Miner, models, openMiner, type Pool, parseEndpoint } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { Actor, AddMiner, ChangeMiner } from "@hearthash/contract";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { EventFlow } from "../../../packages/server/src/events/index.js";
import type { Fleet, FleetHealth } from "../../../packages/server/src/fleet/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";

/** A small fleet of real miners over TCP, polled when somebody asks. */
export class TestFleet implements Fleet {
  readonly #events: EventFlow;
  readonly #transport = nodeTransport();
  readonly #miners = new Map<string, LiveMiner>();
  readonly #handles = new Map<string, Miner>();

  constructor(events: EventFlow) {
    this.#events = events;
  }

  /** Adds a miner and polls it, so that it is known by its identity. */
  async open(target: string): Promise<LiveMiner> {
    const added = this.add(parseEndpoint(target));
    const handle = this.handle(added.id);
    const polled = await this.pollNow(added.id);
    const id = polled.identity?.id ?? added.id;
    this.#miners.delete(added.id);
    this.#handles.delete(added.id);
    this.#handles.set(id, handle);
    return this.#keep({ ...polled, id }, added.id);
  }

  list(): readonly LiveMiner[] {
    return [...this.#miners.values()];
  }

  get(id: string): LiveMiner | undefined {
    return this.#miners.get(id);
  }

  need(id: string): LiveMiner {
    const miner = this.#miners.get(id);
    if (miner === undefined) throw new ServerError("not-found", `there is no miner ${id}`);
    return miner;
  }

  add({ host, port = 4028, name }: AddMiner): LiveMiner {
    const endpoint = { host, port };
    const id = `at-${host}-${port}`;
    this.#handles.set(id, openMiner(endpoint, { transport: this.#transport, replyTimeoutMs: 3000 }));
    return this.#keep({
      id,
      name: name ?? id,
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
    });
  }

  change(id: string, { limits, name }: ChangeMiner): LiveMiner {
    const miner = this.need(id);
    const { maxPowerW = miner.limits.maxPowerW, neverOnUnattended = miner.limits.neverOnUnattended } =
      limits ?? {};
    return this.#keep({ ...miner, name: name ?? miner.name, limits: { maxPowerW, neverOnUnattended } });
  }

  remove(id: string, _by?: Actor): void {
    this.#miners.delete(id);
    this.#events.emit("miner.removed", { id });
  }

  watch(): () => void {
    return () => undefined;
  }

  async pollNow(id: string): Promise<LiveMiner> {
    const polled = await this.#poll(id);
    const miner: LiveMiner = { ...this.need(id), ...polled, polledAt: Date.now() };
    this.#miners.set(id, miner);
    this.#events.emit("miner.updated", { miner });
    return miner;
  }

  handle(id: string): Miner {
    const handle = this.#handles.get(id);
    if (handle === undefined) throw new ServerError("not-found", `there is no miner ${id}`);
    return handle;
  }

  pools(id: string): Promise<readonly Pool[]> {
    return this.handle(id).pools();
  }

  subnets(): readonly string[] {
    return [];
  }

  approveSubnet(): void {
    throw new ServerError("not-ready", "not part of this fleet");
  }

  knows(): boolean {
    return true;
  }

  health(): FleetHealth {
    return { polls: 0, failedPolls: 0, underWay: 0, lagMs: 0, worstLagMs: 0 };
  }

  async #poll(id: string): Promise<Partial<LiveMiner>> {
    try {
      const snapshot = await this.handle(id).snapshot();
      const model = models.find((one) => one.id === snapshot.identity.model);
      const { identity, state } = snapshot;
      return { snapshot, identity, model, state, presence: "online", error: undefined };
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      return { error: { code: error.code, message: error.message }, presence: "offline" };
    }
  }

  #keep(miner: LiveMiner, before?: string): LiveMiner {
    this.#miners.set(miner.id, miner);
    this.#events.emit("miner.changed", { miner, ...(before === undefined ? {} : { before }) });
    return miner;
  }
}
