import {
  discover,
  type Endpoint,
  isHearthashError,
  type MinerIdentity,
  parseTargets,
  type Transport,
} from "@hearthash/client";
import type { MinerEntry } from "./miner-entry.js";

export interface LostSearchParts {
  readonly transport: Transport;
  /** Networks that the owner approved. */
  readonly subnets: () => readonly string[];
  /** Whether a miner that is known answers there: then nobody is looked for there. */
  readonly isTaken: (endpoint: Endpoint) => boolean;
  readonly sighted: (identity: MinerIdentity, endpoint: Endpoint) => void;
  /** Milliseconds before each search for a miner; the last one is repeated. */
  readonly pausesMs: readonly number[];
  readonly onDefect: (error: unknown) => void;
}

interface Sought {
  searches: number;
  dueAt: number;
}

/** Connect tests and questions at a time: a search in the background takes its time. */
const IN_FLIGHT = 32;
const IDENTIFY_IN_FLIGHT = 4;

/** Looks for miners that are lost, all at once and at growing pauses, in approved networks only. */
export class LostSearch {
  readonly #parts: LostSearchParts;
  readonly #sought = new Map<MinerEntry, Sought>();
  readonly #stopped = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;

  constructor(parts: LostSearchParts) {
    this.#parts = parts;
  }

  /** A miner was lost. One that cannot be told apart at another address is not looked for. */
  add(entry: MinerEntry): void {
    if (!entry.hasRealIdentity) return;
    this.#sought.set(entry, { searches: 0, dueAt: performance.now() + this.#pause(0) });
    this.#arm();
  }

  /** It is not among the miners any more. */
  remove(entry: MinerEntry): void {
    this.#sought.delete(entry);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  #pause(searches: number): number {
    const { pausesMs } = this.#parts;
    return pausesMs[Math.min(searches, pausesMs.length - 1)] ?? 900_000;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#underWay !== undefined || this.#stopped.signal.aborted) return;
    for (const entry of this.#sought.keys()) {
      if (entry.standing.presence !== "offline") this.#sought.delete(entry);
    }
    const next = Math.min(...[...this.#sought.values()].map(({ dueAt }) => dueAt));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#begin(), Math.max(1, next - performance.now()));
  }

  #begin(): void {
    for (const sought of this.#sought.values()) sought.searches += 1;
    this.#underWay = this.#search()
      .catch(this.#parts.onDefect)
      .then(() => {
        const now = performance.now();
        for (const sought of this.#sought.values()) sought.dueAt = now + this.#pause(sought.searches);
        this.#underWay = undefined;
        this.#arm();
      });
  }

  async #search(): Promise<void> {
    const targets = this.#parts
      .subnets()
      .flatMap((subnet) => [...parseTargets(subnet)])
      .filter((endpoint) => !this.#parts.isTaken(endpoint));
    if (targets.length === 0) return;
    const { transport } = this.#parts;
    const options = {
      inFlight: IN_FLIGHT,
      identifyInFlight: IDENTIFY_IN_FLIGHT,
      signal: this.#stopped.signal,
    };
    try {
      for await (const event of discover(targets, { transport, ...options })) {
        if (event.kind === "found") this.#parts.sighted(event.identity, event.endpoint);
        if (![...this.#sought.keys()].some(isLost)) return;
      }
    } catch (error) {
      if (!isHearthashError(error, "aborted")) throw error;
    }
  }
}

/** One that answers again once is not looked for; if it fails again, it goes on being lost. */
function isLost(entry: MinerEntry): boolean {
  const { presence, returns } = entry.standing;
  return presence === "offline" && returns === 0;
}
