import { formatEndpoint, type MinerSnapshot } from "@hearthash/client";
import type { HostResult } from "../../hosts/ask-all.js";
import { decimals } from "../../output/figures.js";

/** Remembers what each miner last said, so that a silent one shows since when and what it did before. */
export class LastGood {
  readonly #snapshots = new Map<string, MinerSnapshot>();

  note(results: readonly HostResult<MinerSnapshot>[]): void {
    for (const result of results) {
      if (result.ok) this.#snapshots.set(formatEndpoint(result.endpoint), result.value);
    }
  }

  /** A line for each miner that does not answer now and did before. */
  awayLines(results: readonly HostResult<MinerSnapshot>[]): readonly string[] {
    return results.flatMap((result) => {
      const last = result.ok ? undefined : this.#snapshots.get(formatEndpoint(result.endpoint));
      if (last === undefined) return [];
      const since = new Date(last.at).toTimeString().slice(0, 8);
      const rate = last.points.hashrateThs;
      const did = rate === undefined ? last.state : `${last.state}, ${decimals(rate)} TH/s`;
      return [`${formatEndpoint(result.endpoint)} has not answered since ${since}. Last known: ${did}.`];
    });
  }
}
