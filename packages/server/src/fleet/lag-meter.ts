const SECONDS = 60;

/** How late polls begin: the last one, and the worst of the last minute. */
export class LagMeter {
  readonly #worst = new Float64Array(SECONDS);
  readonly #second = new Float64Array(SECONDS).fill(Number.NEGATIVE_INFINITY);
  #lastMs = 0;

  get lastMs(): number {
    return this.#lastMs;
  }

  /** @param now milliseconds of a steady clock. */
  record(lagMs: number, now: number): void {
    this.#lastMs = lagMs;
    const second = Math.floor(now / 1000);
    const slot = second % SECONDS;
    const isNew = this.#second[slot] !== second;
    this.#second[slot] = second;
    this.#worst[slot] = isNew ? lagMs : Math.max(lagMs, this.#worst[slot] ?? 0);
  }

  worstMs(now: number): number {
    const oldest = Math.floor(now / 1000) - SECONDS;
    return this.#worst.reduce(
      (worst, lagMs, slot) => ((this.#second[slot] ?? oldest) > oldest ? Math.max(worst, lagMs) : worst),
      0,
    );
  }
}
