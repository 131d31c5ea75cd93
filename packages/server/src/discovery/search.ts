import type { DiscoveryEvent } from "@hearthash/client";
import { discover, type Endpoint, formatEndpoint, isHearthashError, type Transport } from "@hearthash/client";
import type { DiscoveryResource } from "@hearthash/contract";
import type { HouseFleet } from "../fleet/index.js";
import type { LiveMiner } from "../live/index.js";
import type { ServerClock } from "../time/index.js";

type Found = DiscoveryResource["found"][number];
/** A miner that a search found. */
export type FoundMiner = Omit<Found, "known">;
type Open = DiscoveryResource["open"][number];

/** Most open ports that are listed; a network of printers is no list of miners. */
const MOST_OPEN = 1000;
const TEXT_LENGTH = 200;

export interface SearchParts {
  readonly id: string;
  readonly targets: string;
  readonly endpoints: readonly Endpoint[];
  readonly transport: Transport;
  readonly fleet: HouseFleet;
  readonly clock: ServerClock;
}

/** One search of networks that the owner named, and what it has found so far. */
export class Search {
  readonly #parts: SearchParts;
  readonly #stop = new AbortController();
  readonly #startedAt: number;
  readonly #found = new Map<string, FoundMiner>();
  readonly #open: Open[] = [];
  #status: DiscoveryResource["status"] = "running";
  #done = 0;
  #etaMs: number | undefined;
  #finishedAt: number | undefined;
  #error: string | undefined;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  get id(): string {
    return this.#parts.id;
  }

  get isRunning(): boolean {
    return this.#status === "running";
  }

  /** The networks that were named, without single addresses. */
  get networks(): readonly string[] {
    const parts = this.#parts.targets.split(",").map((part) => part.trim());
    return parts.filter((part) => /^[\d.]+[/-][\d.]+(:\d+)?$/.test(part));
  }

  at(endpoint: Endpoint): FoundMiner | undefined {
    return this.#found.get(formatEndpoint(endpoint));
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Runs to its end, however that comes; does not throw. */
  async run(): Promise<void> {
    const { endpoints, transport } = this.#parts;
    try {
      for await (const event of discover(endpoints, { transport, signal: this.#stop.signal }))
        this.#take(event);
      this.#status = "done";
    } catch (error) {
      const isStopped = isHearthashError(error, "aborted");
      this.#status = isStopped ? "stopped" : "failed";
      if (!isStopped) this.#error = error instanceof Error ? cut(error.message) : "unknown";
    }
    this.#etaMs = undefined;
    this.#finishedAt = this.#parts.clock.now();
  }

  resource(): DiscoveryResource {
    const { id, targets, endpoints, fleet } = this.#parts;
    return {
      id,
      targets,
      status: this.#status,
      done: this.#done,
      total: endpoints.length,
      etaMs: this.#etaMs ?? null,
      startedAt: this.#startedAt,
      finishedAt: this.#finishedAt ?? null,
      error: this.#error ?? null,
      found: [...this.#found.values()].map((one) => ({ ...one, known: isKnown(one, fleet) })),
      open: [...this.#open],
    };
  }

  #take(event: DiscoveryEvent): void {
    if (event.kind === "progress") {
      this.#done = event.done;
      this.#etaMs = event.secondsLeft === undefined ? undefined : Math.round(event.secondsLeft * 1000);
    } else if (event.kind === "found") {
      const { endpoint, identity, isAvalon } = event;
      const { id, model, product } = identity;
      this.#found.set(formatEndpoint(endpoint), {
        ...endpoint,
        id,
        model,
        product: product === undefined ? null : cut(product),
        isAvalon,
      });
      this.#parts.fleet.sighted(identity, endpoint);
    } else if (event.kind === "open") {
      const { endpoint, code, message } = event;
      if (this.#open.length < MOST_OPEN) this.#open.push({ ...endpoint, code, message: cut(message) });
    } else {
      this.#done = event.scanned;
    }
  }
}

/** By its identity, or as one that was added at its address and has not told it yet. */
function isKnown({ id, host, port }: FoundMiner, fleet: HouseFleet): boolean {
  return knownMiner(fleet, id, { host, port }) !== undefined;
}

/** The miner of the list that a found one is, if it is among them. */
export function knownMiner(fleet: HouseFleet, id: string, { host, port }: Endpoint): LiveMiner | undefined {
  const atAddress = `at-${host}-${port}`;
  const here = fleet.get(atAddress);
  return fleet.get(id) ?? (here?.id === atAddress ? here : undefined);
}

/** Part of it may be a device's text. */
function cut(text: string): string {
  return text.slice(0, TEXT_LENGTH);
}
