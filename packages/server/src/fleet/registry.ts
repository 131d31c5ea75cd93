import {
  type ClientOptions,
  type Endpoint,
  formatEndpoint,
  type MinerIdentity,
  openMiner,
} from "@hearthash/client";
import type { LiveMiner } from "../live/index.js";
import { FleetNews } from "./fleet-news.js";
import type { FixedMiner, FleetOptions } from "./fleet-options.js";
import { MinerEntry } from "./miner-entry.js";
import { type MinerRow, MinerRows } from "./miner-rows.js";
import { intervalOf } from "./pace.js";
import { newStanding } from "./standing.js";
import { toLive } from "./to-live.js";

/** The miners that are listed now: by id, by old id, by address. */
export class Registry {
  readonly rows: MinerRows;
  readonly news: FleetNews;
  readonly #options: FleetOptions;
  readonly #entries = new Map<string, MinerEntry>();
  readonly #addresses = new Map<string, Set<MinerEntry>>();
  readonly #aliases: Map<string, string>;
  readonly #client: ClientOptions;
  /** Stored, and not listed at the start: nobody names them any more. */
  readonly #former = new Map<string, string>();
  #sorted: readonly MinerEntry[] | undefined;
  #lastPosition: number;
  /** How many watch all miners. */
  watchersOfAll = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    const { connectTimeoutMs, replyTimeoutMs } = options.polling;
    this.#client = { transport: options.transport, connectTimeoutMs, replyTimeoutMs };
    this.rows = new MinerRows(options.store);
    this.news = new FleetNews(options.events, options.journal);
    this.#aliases = new Map(this.rows.aliases());
    this.#lastPosition = Math.max(0, ...this.rows.all().map(({ position }) => position));
  }

  /** In the order they were added. */
  all(): readonly MinerEntry[] {
    this.#sorted ??= [...this.#entries.values()].sort((one, other) => one.row.position - other.row.position);
    return this.#sorted;
  }

  /** By id, or by an id it had before. */
  find(id: string): MinerEntry | undefined {
    return this.#entries.get(id) ?? this.#entries.get(this.#aliases.get(id) ?? "");
  }

  /** The miner an identity belongs to. */
  owner(identity: MinerIdentity): MinerEntry | undefined {
    const byMac = identity.mac === undefined ? undefined : this.#entries.get(`mac-${identity.mac}`);
    return this.#entries.get(identity.id) ?? byMac;
  }

  at(endpoint: Endpoint): readonly MinerEntry[] {
    return [...(this.#addresses.get(formatEndpoint(endpoint)) ?? [])];
  }

  /** Keeps in mind where one was that nobody names any more. */
  rememberFormer(row: MinerRow): void {
    this.#former.set(formatEndpoint(row), row.id);
  }

  /** What is stored of a miner at an address that is not listed now. */
  formerAt(endpoint: Endpoint): MinerRow | undefined {
    const id = this.#former.get(formatEndpoint(endpoint));
    return id === undefined || this.#entries.has(id) ? undefined : this.rows.get(id);
  }

  /** Lists a miner that is stored already. */
  list(row: MinerRow, fixed: FixedMiner | undefined): MinerEntry {
    const standing = newStanding(this.#options.clock.now(), row.lastSeenAt);
    const entry = new MinerEntry(row, fixed, this.open(row), standing);
    this.#entries.set(row.id, entry);
    this.#atAddress(entry.endpoint).add(entry);
    this.#sorted = undefined;
    this.refresh(entry);
    return entry;
  }

  /** A row for a new miner at an address; not stored yet. */
  newRow(endpoint: Endpoint, source: MinerRow["source"]): MinerRow {
    this.#lastPosition += 1;
    return {
      id: `at-${endpoint.host}-${endpoint.port}`,
      position: this.#lastPosition,
      ...endpoint,
      identity: undefined,
      name: undefined,
      place: undefined,
      notes: undefined,
      source,
      maxPowerW: null,
      neverOnUnattended: false,
      addedAt: this.#options.clock.now(),
      lastSeenAt: undefined,
    };
  }

  /** Changes what is kept of a miner, its id too. */
  store(entry: MinerEntry, row: MinerRow): void {
    const before = entry.row.id;
    if (before === row.id) this.rows.save(row);
    else this.rows.rename(before, row);
    entry.row = row;
    if (before === row.id) return;
    this.#entries.delete(before);
    this.#entries.set(row.id, entry);
    this.alias(before, row.id);
    this.#sorted = undefined;
  }

  /** An old id means `id` from now on, and so do the old ids of that. */
  alias(before: string, id: string): void {
    if (this.rows.isMeant(before)) {
      for (const [alias, meant] of this.#aliases) if (meant === before) this.#aliases.set(alias, id);
    }
    this.#aliases.set(before, id);
  }

  /** Takes it off the list; `forget` also what is stored of it. */
  drop(entry: MinerEntry, options: { readonly forget: boolean }): void {
    this.#entries.delete(entry.id);
    this.#leaveAddress(entry);
    this.#sorted = undefined;
    if (!options.forget) return;
    this.rows.remove(entry.id);
    for (const [alias, id] of this.#aliases) if (id === entry.id) this.#aliases.delete(alias);
  }

  /** It answers at another address from now on. */
  move(entry: MinerEntry, endpoint: Endpoint): void {
    this.#leaveAddress(entry);
    entry.miner = this.open(endpoint);
    this.#atAddress(endpoint).add(entry);
    this.store(entry, { ...entry.row, host: endpoint.host, port: endpoint.port });
  }

  /** A handle on an address, with the bounds of the configuration. */
  open({ host, port }: Endpoint) {
    return openMiner({ host, port }, this.#client);
  }

  isWatched(entry: MinerEntry): boolean {
    return this.watchersOfAll > 0 || entry.watchers > 0;
  }

  /** What others see of it. */
  live(entry: MinerEntry): LiveMiner {
    return entry.live ?? this.refresh(entry);
  }

  /** Makes what others see of it anew. */
  refresh(entry: MinerEntry): LiveMiner {
    const { isSimulated, polling } = this.#options;
    const intervalMs = intervalOf(this.isWatched(entry), polling);
    const live = toLive(entry, isSimulated?.(entry.endpoint) ?? false, intervalMs);
    entry.live = live;
    return live;
  }

  #atAddress(endpoint: Endpoint): Set<MinerEntry> {
    const key = formatEndpoint(endpoint);
    const here = this.#addresses.get(key) ?? new Set();
    this.#addresses.set(key, here);
    return here;
  }

  #leaveAddress(entry: MinerEntry): void {
    const here = this.#atAddress(entry.endpoint);
    here.delete(entry);
    if (here.size === 0) this.#addresses.delete(formatEndpoint(entry.endpoint));
  }
}
