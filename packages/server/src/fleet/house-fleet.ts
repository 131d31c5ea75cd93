import type { Endpoint, Miner, MinerIdentity, Pool } from "@hearthash/client";
import type { Actor, AddMiner, ChangeMiner, GuardBadge, SubnetResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import type { FleetOptions } from "./fleet-options.js";
import type { Fleet, FleetHealth, PoolsOptions } from "./fleet-port.js";
import { listMiners } from "./list-miners.js";
import { LostSearch } from "./lost-search.js";
import type { MinerEntry } from "./miner-entry.js";
import { OwnerChanges } from "./owner-changes.js";
import { PollJudge } from "./poll-judge.js";
import { Poller } from "./poller.js";
import { Registry } from "./registry.js";
import { Subnets } from "./subnets.js";
import { Whereabouts } from "./whereabouts.js";

const SEARCH_PAUSES_MS = [10_000, 60_000, 300_000, 900_000];
/** How often the time at which a miner was last seen is written down while all is well. */
const NOTE_SEEN_EVERY_MS = 300_000;

/** The miners of the house. */
export class HouseFleet implements Fleet {
  readonly #registry: Registry;
  readonly #subnets: Subnets;
  readonly #whereabouts: Whereabouts;
  readonly #poller: Poller<MinerEntry>;
  readonly #search: LostSearch;
  readonly #owner: OwnerChanges;
  readonly #stopped = new AbortController();
  #seenTimer: NodeJS.Timeout | undefined;

  constructor(options: FleetOptions) {
    const { clock, polling, transport } = options;
    const registry = new Registry(options);
    const onDefect = (error: unknown) => registry.news.defect(error);
    this.#registry = registry;
    this.#subnets = new Subnets(registry, options);
    this.#whereabouts = new Whereabouts({
      registry,
      clock,
      pollSoon: (entry) => this.#poller.pollSoon(entry),
      forget: (entry) => this.#forget(entry),
    });
    this.#search = new LostSearch({
      transport,
      onDefect,
      subnets: () => this.#subnets.list(),
      isTaken: (endpoint) => registry.at(endpoint).some(({ standing }) => standing.presence === "online"),
      sighted: (identity, endpoint) => this.#whereabouts.sighted(identity, endpoint),
      pausesMs: options.searchPausesMs ?? SEARCH_PAUSES_MS,
    });
    const lost = (entry: MinerEntry) => this.#search.add(entry);
    const judge = new PollJudge({ registry, clock, lost, whereabouts: this.#whereabouts });
    this.#poller = new Poller({
      polling,
      onDefect,
      poll: (entry, signal) => judge.poll(entry, signal),
      isWatched: (entry) => registry.isWatched(entry),
    });
    this.#owner = new OwnerChanges({ registry, mayConnect: options.mayConnect });
    listMiners(registry, options.fixedMiners);
    for (const entry of registry.all()) this.#poller.add(entry);
  }

  /** Begins to poll. */
  start(): void {
    this.#seenTimer = setInterval(() => this.#noteSeen(), NOTE_SEEN_EVERY_MS);
    this.#poller.start();
  }

  /** Gives up what is under way; resolves when nothing is. */
  async stop(): Promise<void> {
    clearInterval(this.#seenTimer);
    this.#stopped.abort();
    await Promise.all([this.#poller.stop(), this.#search.stop()]);
    this.#noteSeen();
  }

  list(): readonly LiveMiner[] {
    return this.#registry.all().map((entry) => this.#registry.live(entry));
  }

  get(id: string): LiveMiner | undefined {
    const entry = this.#registry.find(id);
    return entry === undefined ? undefined : this.#registry.live(entry);
  }

  need(id: string): LiveMiner {
    return this.#registry.live(this.#needEntry(id));
  }

  add(input: AddMiner, by: Actor): LiveMiner {
    const entry = this.#owner.add(input, by);
    this.#poller.add(entry);
    return this.#registry.live(entry);
  }

  change(id: string, change: ChangeMiner, by: Actor): LiveMiner {
    return this.#owner.change(this.#needEntry(id), change, by);
  }

  remove(id: string, by: Actor): void {
    const entry = this.#needEntry(id);
    this.#owner.remove(entry, by);
    this.#forget(entry);
  }

  watch(ids?: readonly string[]): () => void {
    const entries = ids?.map((id) => this.#registry.find(id)).filter((entry) => entry !== undefined);
    this.#countWatchers(entries, 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#countWatchers(entries, -1);
      isHeld = false;
    };
  }

  readPools(id: string): () => void {
    const entry = this.#needEntry(id);
    entry.poolReaders += 1;
    let isHeld = true;
    return () => {
      if (isHeld) (entry.mergedInto ?? entry).poolReaders -= 1;
      isHeld = false;
    };
  }

  showGuard(id: string, badge: GuardBadge | undefined): void {
    const entry = this.#needEntry(id);
    if (entry.guard === badge) return;
    entry.guard = badge;
    this.#registry.news.shown(this.#registry.refresh(entry));
  }

  async pollNow(id: string): Promise<LiveMiner> {
    await this.#poller.pollNow(this.#needEntry(id));
    return this.need(id);
  }

  handle(id: string): Miner {
    return this.#needEntry(id).miner;
  }

  async pools(id: string, { signal = this.#stopped.signal }: PoolsOptions = {}): Promise<readonly Pool[]> {
    return await this.handle(id).pools({ signal });
  }

  subnets(): readonly string[] {
    return this.#subnets.list();
  }

  subnetEntries(): readonly SubnetResource[] {
    return this.#subnets.entries();
  }

  withdrawSubnet(cidr: string, by: Actor): void {
    this.#subnets.withdraw(cidr, by);
  }

  approveSubnet(cidr: string, by: Actor): void {
    this.#subnets.approve(cidr, by);
  }

  knows(endpoint: Endpoint): boolean {
    return this.#registry.at(endpoint).length > 0;
  }

  /** Somebody else's search has seen an identity at an address: a miner that has moved is found by it. */
  sighted(identity: MinerIdentity, endpoint: Endpoint): void {
    this.#whereabouts.sighted(identity, endpoint);
  }

  health(): FleetHealth {
    return this.#poller.health();
  }

  #needEntry(id: string): MinerEntry {
    const entry = this.#registry.find(id);
    if (entry === undefined) throw new ServerError("not-found", `no miner ${id.slice(0, 80)}`);
    return entry;
  }

  #forget(entry: MinerEntry): void {
    this.#poller.remove(entry);
    this.#search.remove(entry);
  }

  /** Without entries: of all miners. A miner that turned out to be another one is watched as that. */
  #countWatchers(entries: readonly MinerEntry[] | undefined, change: 1 | -1): void {
    const registry = this.#registry;
    const meant = entries?.map((entry) => entry.mergedInto ?? entry) ?? registry.all();
    const before = meant.map((entry) => registry.isWatched(entry));
    if (entries === undefined) registry.watchersOfAll += change;
    else for (const entry of meant) entry.watchers += change;
    // The fiftieth who watches changes nothing: thousands of miners are left as they are.
    const changed = meant.filter((entry, index) => registry.isWatched(entry) !== before[index]);
    for (const entry of changed) registry.refresh(entry);
    this.#poller.intervalsChanged(changed);
  }

  #noteSeen(): void {
    const { rows } = this.#registry;
    rows.together(() => {
      for (const entry of this.#registry.all()) {
        const { seenAt } = entry.standing;
        if (seenAt === undefined || seenAt === entry.row.lastSeenAt) continue;
        rows.noteSeen(entry.id, seenAt);
        entry.row = { ...entry.row, lastSeenAt: seenAt };
      }
    });
  }
}
