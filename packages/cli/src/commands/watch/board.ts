import { type Endpoint, formatEndpoint, type MinerSnapshot, type PollResult } from "@hearthash/client";
import type { HostResult } from "../../hosts/ask-all.js";
import { decimals } from "../../output/figures.js";

/** What is known of the watched miners now: each one's latest result, and what it last said while it did. */
export class Board {
  readonly #targets: readonly Endpoint[];
  readonly #results = new Map<string, HostResult<MinerSnapshot>>();
  readonly #lastGood = new Map<string, MinerSnapshot>();

  constructor(targets: readonly Endpoint[]) {
    this.#targets = targets;
  }

  note(result: PollResult): void {
    const name = formatEndpoint(result.endpoint);
    const { endpoint } = result;
    if (result.ok) this.#lastGood.set(name, result.snapshot);
    this.#results.set(name, result.ok ? { endpoint, ok: true, value: result.snapshot } : result);
  }

  /** The latest results, in the order the miners were named. */
  get results(): readonly HostResult<MinerSnapshot>[] {
    return this.#targets.flatMap((target) => this.#results.get(formatEndpoint(target)) ?? []);
  }

  /** Miners that have not answered or failed yet. */
  get waiting(): number {
    return this.#targets.length - this.#results.size;
  }

  /** A line for each miner that does not answer now and did before: a silent one must not look live. */
  get awayLines(): readonly string[] {
    return this.results.flatMap((result) => {
      const last = result.ok ? undefined : this.#lastGood.get(formatEndpoint(result.endpoint));
      if (last === undefined) return [];
      const since = new Date(last.at).toTimeString().slice(0, 8);
      const rate = last.points.hashrateThs;
      const did = rate === undefined ? last.state : `${last.state}, ${decimals(rate)} TH/s`;
      return [`${formatEndpoint(result.endpoint)} has not answered since ${since}. Last known: ${did}.`];
    });
  }
}
