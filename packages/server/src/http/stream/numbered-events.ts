import type { Change } from "./change-log.js";
import { EventRing } from "./event-ring.js";
import { eventText } from "./event-text.js";
import type { StreamLimits } from "./stream-limits.js";

/** Gives events their numbers, and keeps the latest for clients that come back. */
export class NumberedEvents {
  /** Ids of another epoch mean nothing here. */
  readonly epoch: string;
  readonly #ring: EventRing;
  #seq = 0;

  constructor(epoch: string, { ringEvents, ringBytes }: StreamLimits) {
    this.epoch = epoch;
    this.#ring = new EventRing(ringEvents, ringBytes);
  }

  /** Id of the latest event. */
  get lastId(): string {
    return `${this.epoch}-${this.#seq}`;
  }

  /** Numbers an event; gives it as it is sent. */
  add({ name, json }: Change): Buffer {
    this.#seq += 1;
    const bytes = Buffer.from(eventText(name, this.lastId, json));
    this.#ring.add(this.#seq, bytes);
    return bytes;
  }

  /** What was sent behind the event of an id; `undefined` when that is not known. */
  behind(id: string | undefined): readonly Buffer[] | undefined {
    const [, epoch, seq] = /^(.+)-(\d{1,15})$/.exec(id ?? "") ?? [];
    return epoch === this.epoch ? this.#ring.behind(Number(seq), this.#seq) : undefined;
  }

  /** Ends the past: whoever comes back gets a snapshot. */
  forget(): void {
    this.#seq += 1;
    this.#ring.clear(this.#seq);
  }
}
