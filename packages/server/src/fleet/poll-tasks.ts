import { type Due, DueQueue } from "@hearthash/client";
import type { SlotClass } from "./poll-slots.js";

interface Ticket<Item> extends Due {
  readonly task: PollTask<Item>;
}

/** What is polled, and when it was last. Times are of a steady clock. */
export interface PollTask<Item> {
  readonly item: Item;
  /** From 0 to 1: its own place within an interval. */
  readonly phase: number;
  beganAt: number;
  kind: SlotClass;
  /** Polls in a row that took long. */
  slowPolls: number;
  /** Its place in a queue. Older tickets of it are void. */
  ticket: Ticket<Item> | undefined;
  underWay: Promise<void> | undefined;
  isWantedAgain: boolean;
}

/** Neighbours in this sequence lie far apart, and any number of it fills the interval evenly. */
const GOLDEN = 0.618_033_988_749_895;

/** What is polled, in the order it is due. */
export class PollTasks<Item> {
  readonly #tasks = new Map<Item, PollTask<Item>>();
  readonly #queues = {
    proven: new DueQueue<Ticket<Item>>(),
    slow: new DueQueue<Ticket<Item>>(),
    silent: new DueQueue<Ticket<Item>>(),
  };
  #added = 0;

  add(item: Item): PollTask<Item> {
    this.#added += 1;
    const task: PollTask<Item> = {
      item,
      phase: (this.#added * GOLDEN) % 1,
      beganAt: Number.NEGATIVE_INFINITY,
      kind: "silent",
      slowPolls: 0,
      ticket: undefined,
      underWay: undefined,
      isWantedAgain: false,
    };
    this.#tasks.set(item, task);
    return task;
  }

  remove(item: Item): void {
    const task = this.#tasks.get(item);
    if (task !== undefined) task.ticket = undefined;
    this.#tasks.delete(item);
  }

  get(item: Item): PollTask<Item> | undefined {
    return this.#tasks.get(item);
  }

  /** It is due at that time, and no longer at another. */
  queue(task: PollTask<Item>, dueAt: number): void {
    task.ticket = { dueAt, task };
    this.#queues[task.kind].add(task.ticket);
  }

  /** Brings the time forward; a poll under way is followed by another at once. */
  hasten(task: PollTask<Item>, dueAt: number): void {
    if (task.underWay !== undefined) task.isWantedAgain = true;
    else if (task.ticket === undefined || dueAt < task.ticket.dueAt) this.queue(task, dueAt);
  }

  /** The next one of a class if it is due, and since when. */
  take(kind: SlotClass, now: number): { readonly task: PollTask<Item>; readonly dueAt: number } | undefined {
    const queue = this.#queues[kind];
    for (let ticket = queue.take(now); ticket !== undefined; ticket = queue.take(now)) {
      if (ticket.task.ticket === ticket) return ticket;
    }
    return undefined;
  }

  nextDueAt(kind: SlotClass): number | undefined {
    return this.#queues[kind].nextDueAt;
  }
}
