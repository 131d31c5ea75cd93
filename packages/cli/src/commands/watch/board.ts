import { type Endpoint, formatEndpoint, type MinerSnapshot, type PollResult } from "@hearthash/client";
import type { HostResult } from "../../hosts/ask-all.js";
import { decimals } from "../../output/figures.js";

/** What is known of the watched miners now: each one's latest result, and what it last said while it did. */
export class Board {
  /** In the order the miners were named. */
  readonly #names: readonly string[];
  readonly #results = new Map<string, HostResult<MinerSnapshot>>();
  readonly #lastGood = new Map<string, MinerSnapshot>();

  constructor(targets: readonly Endpoint[]) {
    this.#names = targets.map(formatEndpoint);
  }

  note(result: PollResult): void {
    const name = formatEndpoint(result.endpoint);
    const { endpoint } = result;
    if (result.ok) this.#lastGood.set(name, result.snapshot);
    this.#results.set(name, result.ok ? { endpoint, ok: true, value: result.snapshot } : result);
  }

  /** The latest results, in the order the miners were named. */
  get results(): readonly HostResult<MinerSnapshot>[] {
    return this.#names.flatMap((name) => this.#results.get(name) ?? []);
  }

  /** Miners that have not answered or failed yet. */
  get waiting(): number {
    return this.#names.length - this.#results.size;
  }

  /** A line for each miner that does not answer now and did before: a silent one must not look live. */
  awayLines(most: number): readonly string[] {
    const lines: string[] = [];
    for (const name of this.#names) {
      if (lines.length === most) break;
      const last = this.#results.get(name)?.ok === false ? this.#lastGood.get(name) : undefined;
      if (last !== undefined) lines.push(awayLine(name, last));
    }
    return lines;
  }
}

function awayLine(name: string, last: MinerSnapshot): string {
  const since = new Date(last.at).toTimeString().slice(0, 8);
  const rate = last.points.hashrateThs;
  const did = rate === undefined ? last.state : `${last.state}, ${decimals(rate)} TH/s`;
  return `${name} has not answered since ${since}. Last known: ${did}.`;
}
