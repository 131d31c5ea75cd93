/** An event that was sent. */
interface KeptEvent {
  readonly seq: number;
  readonly bytes: Buffer;
}

/** The latest events, bounded in number and bytes, for clients that come back. */
export class EventRing {
  readonly #most: number;
  readonly #mostBytes: number;
  #events: KeptEvent[] = [];
  #bytes = 0;
  /** Events up to this one are not here any more. */
  #forgottenUpTo = 0;

  constructor(most: number, mostBytes: number) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  add(seq: number, bytes: Buffer): void {
    this.#events.push({ seq, bytes });
    this.#bytes += bytes.length;
    let drop = 0;
    while (this.#events.length - drop > this.#most || this.#bytes > this.#mostBytes) {
      const oldest = this.#events[drop];
      if (oldest === undefined) break;
      this.#bytes -= oldest.bytes.length;
      this.#forgottenUpTo = oldest.seq;
      drop += 1;
    }
    if (drop > 0) this.#events = this.#events.slice(drop);
  }

  /** Forgets everything up to an event: what comes between it and the next one is not known here. */
  clear(seq: number): void {
    this.#events = [];
    this.#bytes = 0;
    this.#forgottenUpTo = seq;
  }

  /** What was sent behind an event; `undefined` when some of it is gone, or it has never been sent. */
  behind(seq: number, last: number): readonly Buffer[] | undefined {
    if (seq < this.#forgottenUpTo || seq > last) return undefined;
    return this.#events.filter((event) => event.seq > seq).map(({ bytes }) => bytes);
  }
}
