import { type KnownPoints, type PointId, type PointSource, pointIds } from "../../domain/points.js";
import type { MinerState, StateReading } from "../../domain/state.js";

/** The measurements of one poll, each with its source. */
export interface PointReadout {
  readonly state: MinerState;
  readonly points: KnownPoints;
  readonly sources: { readonly [Id in PointId]?: PointSource };
}

/** A value of any point. */
export type PointValue = number | string | boolean | readonly number[];

const PLACES = Object.fromEntries(pointIds.map((id, place) => [id, place])) as Readonly<
  Record<PointId, number>
>;

/**
 * The points of one poll while they are being found, by their place in the catalogue; can be used again. What follows
 * from other points is worked out at the end.
 */
export class PointSheet {
  readonly #values: (PointValue | undefined)[] = pointIds.map(() => undefined);
  readonly #sources: (PointSource | undefined)[] = pointIds.map(() => undefined);
  /** What the last sheet came to. Sources rarely change, so the next one mostly shares them. */
  readonly #lastSources: (PointSource | undefined)[] = pointIds.map(() => undefined);
  #last: Omit<PointReadout, "state"> | undefined;
  #standby: PointSource | undefined;
  #efficiency:
    | { readonly watts: PointSource; readonly rate: PointSource; readonly own: PointSource }
    | undefined;

  readonly #wanted: ReadonlySet<PointId>;

  /** @param wanted points that are given; what is derived is worked out for these alone. */
  constructor(wanted: ReadonlySet<PointId>) {
    this.#wanted = wanted;
  }

  clear(): void {
    for (let place = 0; place < pointIds.length; place += 1) {
      this.#values[place] = undefined;
      this.#sources[place] = undefined;
    }
  }

  set(id: PointId, value: PointValue, source: PointSource): void {
    this.setAt(PLACES[id], value, source);
  }

  /** As `set`, by the point's place in the catalogue. */
  setAt(place: number, value: PointValue, source: PointSource): void {
    this.#values[place] = value;
    this.#sources[place] = source;
  }

  /** The value of a point that is a number. */
  number(id: PointId): number | undefined {
    const value = this.#values[PLACES[id]];
    return typeof value === "number" ? value : undefined;
  }

  source(id: PointId): PointSource | undefined {
    return this.#sources[PLACES[id]];
  }

  finish(state: StateReading): PointReadout {
    if (state.state === "standby" && state.source !== undefined) this.#setStandby(state.source);
    this.#deriveEfficiency();
    this.#deriveRejectRate();
    const { points, sources } = this.#hasLastSources() ? this.#asLast() : this.#anew();
    return { state: state.state, points, sources };
  }

  #setStandby(source: string): void {
    if (!this.#wanted.has("hashrateThs")) return;
    if (this.#standby?.source !== source) this.#standby = { source, kind: "measured" };
    this.set("hashrateThs", 0, this.#standby);
  }

  /** Joules a terahash: watts at the wall by terahashes a second. Unknown while nothing is hashed. */
  #deriveEfficiency(): void {
    if (!this.#wanted.has("efficiencyJPerTh")) return;
    const power = this.number("powerWallW");
    const hashrate = this.number("hashrateThs");
    const watts = this.source("powerWallW");
    const rate = this.source("hashrateThs");
    if (power === undefined || hashrate === undefined || hashrate <= 0) return;
    if (watts === undefined || rate === undefined) return;
    if (this.#efficiency?.watts !== watts || this.#efficiency.rate !== rate) {
      const own: PointSource = { source: `${watts.source} / ${rate.source}`, kind: "measured" };
      this.#efficiency = { watts, rate, own };
    }
    this.set("efficiencyJPerTh", power / hashrate, this.#efficiency.own);
  }

  /** By number of shares, where the miner gives no rate by difficulty. */
  #deriveRejectRate(): void {
    if (!this.#wanted.has("rejectPercent") || this.source("rejectPercent") !== undefined) return;
    const accepted = this.number("acceptedShares");
    const rejected = this.number("rejectedShares");
    if (accepted === undefined || rejected === undefined || accepted + rejected <= 0) return;
    this.set("rejectPercent", (100 * rejected) / (accepted + rejected), REJECTS_BY_SHARES);
  }

  #hasLastSources(): boolean {
    const last = this.#lastSources;
    for (let place = 0; place < last.length; place += 1) {
      if (this.#sources[place] !== last[place]) return false;
    }
    return true;
  }

  /** The same points as last time have other values. A copy of an object of this shape is cheaper than a new one. */
  #asLast(): Omit<PointReadout, "state"> {
    if (this.#last === undefined) return this.#anew();
    const points = { ...this.#last.points } as Record<PointId, PointValue>;
    // By index: entries() makes a pair for each.
    for (let place = 0; place < pointIds.length; place += 1) {
      const value = this.#values[place];
      const id = pointIds[place];
      if (value !== undefined && id !== undefined) points[id] = value;
    }
    return { points: points as KnownPoints, sources: this.#last.sources };
  }

  /** In the order of the catalogue, so that every output lists points alike. */
  #anew(): Omit<PointReadout, "state"> {
    const points: Partial<Record<PointId, PointValue>> = {};
    const sources: Partial<Record<PointId, PointSource>> = {};
    for (const [place, id] of pointIds.entries()) {
      const value = this.#values[place];
      const source = this.#sources[place];
      this.#lastSources[place] = source;
      if (value === undefined || source === undefined) continue;
      points[id] = value;
      sources[id] = source;
    }
    this.#last = { points: { ...points } as KnownPoints, sources: Object.freeze(sources) };
    return { points: points as KnownPoints, sources };
  }
}

const REJECTS_BY_SHARES: PointSource = Object.freeze({
  source: "rejected / (accepted + rejected)",
  kind: "measured",
});
