import {
  DEFAULT_PORT,
  type Endpoint,
  formatEndpoint,
  isHearthashError,
  parseEndpoint,
} from "@hearthash/client";
import type { Actor, AddMiner, ChangeMiner } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { LiveMiner } from "../live/index.js";
import type { FixedMiner, MayConnect } from "./fleet-options.js";
import type { MinerEntry } from "./miner-entry.js";
import type { MinerRow } from "./miner-rows.js";
import type { Registry } from "./registry.js";

export interface OwnerChangesParts {
  readonly registry: Registry;
  readonly mayConnect: MayConnect;
}

/** What owners do with the list over the API: add, change, remove. */
export class OwnerChanges {
  readonly #registry: Registry;
  readonly #mayConnect: MayConnect;

  constructor({ registry, mayConnect }: OwnerChangesParts) {
    this.#registry = registry;
    this.#mayConnect = mayConnect;
  }

  /** @throws ServerError `request-invalid`, `target-refused`, `conflict`. */
  add(input: AddMiner, by: Actor): MinerEntry {
    const endpoint = endpointOf(input);
    const judgement = this.#mayConnect(endpoint.host);
    if (judgement !== true) throw new ServerError("target-refused", `${endpoint.host}: ${judgement}`);
    this.#requireFree(endpoint);
    const row = this.#rowFor(endpoint, input);
    this.#registry.rows.save(row);
    const entry = this.#registry.list(row, undefined);
    this.#registry.news.added(this.#registry.live(entry), by);
    return entry;
  }

  /** @throws ServerError `conflict` for what the configuration says. */
  change(entry: MinerEntry, change: ChangeMiner, by: Actor): LiveMiner {
    const changed = changedNames(change);
    const fixed = changed.find((name) => isFixed(entry.fixed, name));
    if (fixed !== undefined) {
      throw new ServerError("conflict", `${fixed} is set ${placeOf(entry)}; change it there`);
    }
    this.#registry.store(entry, changedRow(entry.row, change));
    const live = this.#registry.refresh(entry);
    if (changed.length > 0) this.#registry.news.changed(live, by, changed);
    return live;
  }

  /** @throws ServerError `conflict` for one of the configuration or the command line. */
  remove(entry: MinerEntry, by: Actor): void {
    if (entry.fixed !== undefined) {
      throw new ServerError("conflict", `${entry.id} is named ${placeOf(entry)}; remove it there`);
    }
    const { name } = this.#registry.live(entry);
    this.#registry.drop(entry, { forget: true });
    this.#registry.news.removed(entry.id, name, by);
  }

  /** A miner whose address another one has taken does not keep that one out. */
  #requireFree(endpoint: Endpoint): void {
    const here = this.#registry.at(endpoint).find(({ stranger }) => stranger === undefined);
    if (here === undefined) return;
    const { id, name } = this.#registry.live(here);
    throw new ServerError("conflict", `${formatEndpoint(endpoint)} is known already: ${name} (${id})`);
  }

  /** What is stored of an address from former times is taken up again. */
  #rowFor(endpoint: Endpoint, { name, place, notes }: AddMiner): MinerRow {
    const row = this.#registry.formerAt(endpoint) ?? this.#registry.newRow(endpoint, "owner");
    return {
      ...row,
      source: "owner",
      name: name ?? row.name,
      place: place ?? row.place,
      notes: notes ?? row.notes,
    };
  }
}

function endpointOf({ host, port }: AddMiner): Endpoint {
  try {
    const endpoint = parseEndpoint(host.includes(":") ? `[${host}]` : host, port ?? DEFAULT_PORT);
    return { ...endpoint, host: canonicalHost(endpoint.host) };
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    const message = "is an address without a port, such as 192.168.1.50";
    throw new ServerError("request-invalid", `host ${message}`, [{ path: "host", message }]);
  }
}

/** One spelling of an IPv6 address, so that one address is one miner. */
function canonicalHost(host: string): string {
  if (!host.includes(":") || host.includes("%")) return host;
  return URL.canParse(`http://[${host}]`) ? new URL(`http://[${host}]`).hostname.slice(1, -1) : host;
}

type ChangedName = "name" | "place" | "notes" | "limits.maxPowerW" | "limits.neverOnUnattended";

function changedNames(change: ChangeMiner): readonly ChangedName[] {
  const { name, place, notes, limits } = change;
  const given: readonly [ChangedName, unknown][] = [
    ["name", name],
    ["place", place],
    ["notes", notes],
    ["limits.maxPowerW", limits?.maxPowerW],
    ["limits.neverOnUnattended", limits?.neverOnUnattended],
  ];
  return given.filter(([, value]) => value !== undefined).map(([changed]) => changed);
}

function isFixed(fixed: FixedMiner | undefined, name: ChangedName): boolean {
  if (fixed === undefined) return false;
  if (name === "limits.maxPowerW") return fixed.limits?.maxPowerW !== undefined;
  if (name === "limits.neverOnUnattended") return fixed.limits?.neverOnUnattended !== undefined;
  return fixed[name] !== undefined;
}

function placeOf({ fixed }: MinerEntry): string {
  if (fixed === undefined) return "nowhere";
  const at = formatEndpoint(fixed.endpoint);
  return fixed.source === "config"
    ? `in the configuration file (miners: ${at})`
    : `on the command line (-H ${at})`;
}

function changedRow(row: MinerRow, { name, place, notes, limits }: ChangeMiner): MinerRow {
  return {
    ...row,
    name: name ?? row.name,
    place: place === undefined ? row.place : (place ?? undefined),
    notes: notes === undefined ? row.notes : (notes ?? undefined),
    maxPowerW: limits?.maxPowerW === undefined ? row.maxPowerW : limits.maxPowerW,
    neverOnUnattended: limits?.neverOnUnattended ?? row.neverOnUnattended,
  };
}
