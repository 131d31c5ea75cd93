import type { DiscoveryEvent } from "@hearthash/client";
import { discover, type Endpoint, isHearthashError, type Transport } from "@hearthash/client";
import type { DiscoveryResource } from "@hearthash/contract";
import type { HouseFleet } from "../fleet/index.js";
import type { ServerClock } from "../time/index.js";

type Found = DiscoveryResource["found"][number];
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
  readonly #found: Omit<Found, "known">[] = [];
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

  has(endpoint: Endpoint): Omit<Found, "known"> | undefined {
    return this.#found.find(({ host, port }) => host === endpoint.host && port === endpoint.port);
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
      found: this.#found.map((one) => ({ ...one, known: isKnown(one, fleet) })),
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
      this.#found.push({
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

function isKnown(found: Omit<Found, "known">, fleet: HouseFleet): boolean {
  return fleet.knows(found) || fleet.get(found.id) !== undefined;
}

/** Part of it may be a device's text. */
function cut(text: string): string {
  return text.slice(0, TEXT_LENGTH);
}
