/** One request a miner has received. */
export interface RequestRecord {
  /** Milliseconds of the simulator's clock. */
  readonly atMs: number;
  /** The bytes of the first read, as text. */
  readonly request: string;
}

/** The latest requests of one miner, oldest first. */
export class RequestLog {
  #records: RequestRecord[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(record: RequestRecord): void {
    if (this.#limit === 0) return;
    this.#records.push(record);
    if (this.#records.length > this.#limit * 2) this.#records = this.#records.slice(-this.#limit);
  }

  list(): readonly RequestRecord[] {
    return this.#records.slice(-this.#limit);
  }

  clear(): void {
    this.#records = [];
  }
}
