import type { Database } from "../../store/index.js";
import type { Message } from "../message.js";

/** A message that waits for a channel. */
export interface WaitingDelivery {
  readonly seq: number;
  readonly id: string;
  readonly message: Message;
  /** Tries that went wrong. */
  readonly tries: number;
  readonly dueAt: number;
}

/** Most messages that wait for one channel; the oldest go first. */
const MOST_WAITING = 500;

/** Messages on their way: a row each until the channel has taken it. */
export class DeliveryStore {
  readonly #store: Database;

  constructor(store: Database) {
    this.#store = store;
  }

  /** Gives how many had to go for it. */
  add(channelId: string, message: Message, now: number): number {
    this.#store
      .prepare("INSERT INTO deliveries (id, channel_id, message, due_at) VALUES (?, ?, ?, ?)")
      .run(message.id, channelId, JSON.stringify(message), now);
    return this.#store
      .prepare(
        `DELETE FROM deliveries WHERE channel_id = @channelId AND sent_at IS NULL AND seq <=
          (SELECT seq FROM deliveries WHERE channel_id = @channelId AND sent_at IS NULL
            ORDER BY seq DESC LIMIT 1 OFFSET @most)`,
      )
      .run({ channelId, most: MOST_WAITING }).changes;
  }

  /** What waits for a channel, the oldest first. */
  waiting(channelId: string): readonly WaitingDelivery[] {
    const rows = this.#store
      .prepare("SELECT * FROM deliveries WHERE channel_id = ? AND sent_at IS NULL ORDER BY seq")
      .all(channelId) as readonly {
      seq: number;
      id: string;
      message: string;
      tries: number;
      due_at: number;
    }[];
    return rows.map(({ seq, id, message, tries, due_at }) => {
      return { seq, id, tries, dueAt: due_at, message: JSON.parse(message) as Message };
    });
  }

  waitingCount(channelId: string): number {
    const { count } = this.#store
      .prepare("SELECT count(*) AS count FROM deliveries WHERE channel_id = ? AND sent_at IS NULL")
      .get(channelId) as { count: number };
    return count;
  }

  /** When the messages of a channel went out since a moment, the oldest first. */
  sentSince(channelId: string, moment: number): readonly number[] {
    const rows = this.#store
      .prepare("SELECT sent_at FROM deliveries WHERE channel_id = ? AND sent_at > ? ORDER BY sent_at")
      .all(channelId, moment) as readonly { sent_at: number }[];
    return rows.map(({ sent_at }) => sent_at);
  }

  sent(seq: number, now: number): void {
    this.#store.prepare("UPDATE deliveries SET sent_at = ? WHERE seq = ?").run(now, seq);
  }

  /** Forgets what went out before a moment. */
  prune(moment: number): void {
    this.#store.prepare("DELETE FROM deliveries WHERE sent_at <= ?").run(moment);
  }

  later(seq: number, dueAt: number): void {
    this.#store.prepare("UPDATE deliveries SET tries = tries + 1, due_at = ? WHERE seq = ?").run(dueAt, seq);
  }

  drop(seq: number): void {
    this.#store.prepare("DELETE FROM deliveries WHERE seq = ?").run(seq);
  }

  /** Forgets everything that waits for a channel. */
  dropWaiting(channelId: string): void {
    this.#store.prepare("DELETE FROM deliveries WHERE channel_id = ? AND sent_at IS NULL").run(channelId);
  }

  /** Puts one message in the place of several, all or nothing. */
  merge(several: readonly WaitingDelivery[], one: Message): void {
    const [first] = several;
    if (first === undefined) return;
    this.#store.transaction(() => {
      for (const { seq } of several) if (seq !== first.seq) this.drop(seq);
      this.#store
        .prepare("UPDATE deliveries SET id = ?, message = ? WHERE seq = ?")
        .run(one.id, JSON.stringify(one), first.seq);
    })();
  }
}
