import { randomUUID } from "node:crypto";
import {
  type Endpoint,
  formatEndpoint,
  isHearthashError,
  parseTargets,
  type Transport,
} from "@hearthash/client";
import type { Actor, Approve, DiscoveryResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { HouseFleet, MayConnect } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { LiveMiner } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import type { Discoveries } from "./discovery-port.js";
import { knownMiner, Search } from "./search.js";

/** How many searches are kept, the one under way among them. */
const MOST_KEPT = 10;

export interface DiscoveriesOptions {
  readonly fleet: HouseFleet;
  /** The one of the process. */
  readonly transport: Transport;
  readonly clock: ServerClock;
  readonly mayConnect: MayConnect;
  readonly journal: Journal;
}

/** The searches of a server. */
export class NetworkSearches implements Discoveries {
  readonly #options: DiscoveriesOptions;
  readonly #searches = new Map<string, Search>();
  #underWay: Promise<void> | undefined;

  constructor(options: DiscoveriesOptions) {
    this.#options = options;
  }

  start(targets: string, by: Actor): DiscoveryResource {
    const running = [...this.#searches.values()].find(({ isRunning }) => isRunning);
    if (running !== undefined) {
      throw new ServerError("conflict", `search ${running.id} is under way; stop it or wait for its end`);
    }
    const endpoints = this.#allowed(targets);
    const { fleet, transport, clock } = this.#options;
    const search = new Search({ id: randomUUID(), targets, endpoints, fleet, transport, clock });
    this.#keep(search);
    this.#write("discovery.started", by, `${targets} is searched`, { targets, addresses: endpoints.length });
    this.#underWay = search.run().then(() => this.#ended(search));
    return search.resource();
  }

  get(id: string): DiscoveryResource | undefined {
    return this.#searches.get(id)?.resource();
  }

  list(): readonly DiscoveryResource[] {
    return [...this.#searches.values()].map((search) => search.resource()).reverse();
  }

  stop(id: string): void {
    this.#need(id).stop();
  }

  approve(id: string, wanted: Approve, by: Actor): readonly LiveMiner[] {
    const search = this.#need(id);
    const found = wanted.miners.map(({ host, port, name }) => ({
      seen: this.#found(search, { host, port }),
      name,
    }));
    const miners = found.map(({ seen: { host, port, id: identityId }, name }) => {
      const known = knownMiner(this.#options.fleet, identityId, { host, port });
      return known ?? this.#options.fleet.add({ host, port, ...(name === undefined ? {} : { name }) }, by);
    });
    if (wanted.approveSubnet === true) {
      for (const network of search.networks) this.#options.fleet.approveSubnet(network, by);
    }
    return miners;
  }

  /** Stops the search under way; resolves when it has ended. */
  async stopAll(): Promise<void> {
    for (const search of this.#searches.values()) search.stop();
    await this.#underWay;
  }

  #allowed(targets: string): readonly Endpoint[] {
    const endpoints = targetsIn(targets);
    for (const { host } of endpoints) {
      const judgement = this.#options.mayConnect(host);
      if (judgement !== true) throw new ServerError("target-refused", `${host}: ${judgement}`);
    }
    return endpoints;
  }

  #keep(search: Search): void {
    this.#searches.set(search.id, search);
    const [oldest] = this.#searches.keys();
    if (this.#searches.size > MOST_KEPT && oldest !== undefined) this.#searches.delete(oldest);
  }

  #ended(search: Search): void {
    const { status, found, done } = search.resource();
    const message = `The search found ${counted(found.length, "miner", "miners")} at ${counted(done, "address", "addresses")}`;
    this.#write("discovery.ended", undefined, message, { status, found: found.length });
  }

  #need(id: string): Search {
    const search = this.#searches.get(id);
    if (search === undefined)
      throw new ServerError("not-found", "there is no such search, or it was long ago");
    return search;
  }

  #found(search: Search, endpoint: Endpoint) {
    const found = search.at(endpoint);
    if (found !== undefined) return found;
    throw new ServerError("request-invalid", `this search found no miner at ${formatEndpoint(endpoint)}`, [
      { path: "miners", message: `${formatEndpoint(endpoint)} is not among those found` },
    ]);
  }

  #write(
    kind: string,
    actor: Actor | undefined,
    message: string,
    data: Readonly<Record<string, unknown>>,
  ): void {
    this.#options.journal.write({ kind, actor, message, data });
  }
}

function targetsIn(text: string): readonly Endpoint[] {
  try {
    return parseTargets(text);
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    throw new ServerError("request-invalid", error.message, [{ path: "targets", message: error.message }]);
  }
}

function counted(number: number, one: string, many: string): string {
  return number === 1 ? `one ${one}` : `${number === 0 ? "no" : number} ${many}`;
}
