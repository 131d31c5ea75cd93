import { setMaxListeners } from "node:events";
import type { Polling } from "./fleet-options.js";
import type { FleetHealth } from "./fleet-port.js";
import { LagMeter } from "./lag-meter.js";
import { intervalOf, nextDueAt } from "./pace.js";
import { CLASSES, PollSlots, SLOW_AFTER_MS, type SlotClass } from "./poll-slots.js";
import { type PollTask, PollTasks } from "./poll-tasks.js";

/** What a poll was like, for the time of the next one. */
export interface PollVerdict {
  /** Failed polls in a row. */
  readonly failures: number;
  readonly needsConfirmation: boolean;
}

export interface PollerOptions<Item> {
  readonly polling: Polling;
  /** Polls one. A failure is a verdict; what it throws is a defect of ours. */
  readonly poll: (item: Item, signal: AbortSignal) => Promise<PollVerdict>;
  readonly isWatched: (item: Item) => boolean;
  readonly onDefect: (error: unknown) => void;
}

/** One slow answer may be this computer's own fault, busy with something else. */
const MOST_SLOW_POLLS = 2;
/** What is due within this begins together: waking up for each of thousands of polls costs as much as some of them. */
const TOGETHER_MS = 5;

/**
 * Decides when each item is polled, and how many at a time. Times are of a steady clock: a computer without a clock
 * of its own may jump by years when the network tells it the time.
 */
export class Poller<Item extends object> {
  readonly #options: PollerOptions<Item>;
  readonly #tasks = new PollTasks<Item>();
  readonly #slots: PollSlots<PollTask<Item>>;
  readonly #underWay = new Set<PollTask<Item>>();
  readonly #lag = new LagMeter();
  readonly #stopped = new AbortController();
  readonly #counts = { polls: 0, failed: 0 };
  #isRunning = false;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;

  constructor(options: PollerOptions<Item>) {
    this.#options = options;
    this.#slots = new PollSlots(options.polling.concurrency);
    // Each poll under way listens to it; Node takes more than ten for a leak.
    setMaxListeners(0, this.#stopped.signal);
  }

  start(): void {
    this.#isRunning = true;
    this.#startDue();
  }

  /** Gives up what is under way; resolves when nothing is. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    this.#stopped.abort();
    await Promise.all([...this.#underWay].map(({ underWay }) => underWay));
  }

  /** Polls it at once, and then at its interval. */
  add(item: Item): void {
    this.#tasks.queue(this.#tasks.add(item), performance.now());
    this.#startDue();
  }

  remove(item: Item): void {
    this.#tasks.remove(item);
  }

  /** Polls it as soon as there is room. */
  pollSoon(item: Item): void {
    this.#hasten(item, performance.now());
  }

  /** Intervals may have become shorter: what was polled longer ago than that is polled at once. */
  intervalsChanged(items: readonly Item[]): void {
    const now = performance.now();
    for (const item of items) {
      const task = this.#tasks.get(item);
      if (task === undefined || task.underWay !== undefined) continue;
      const intervalMs = intervalOf(this.#options.isWatched(item), this.#options.polling);
      this.#tasks.hasten(task, Math.max(now, task.beganAt + intervalMs));
    }
    this.#startDue();
  }

  /** Polls now, whatever is under way with others; resolves when a poll that began behind this call has ended. */
  async pollNow(item: Item): Promise<void> {
    await this.#tasks.get(item)?.underWay;
    const task = this.#tasks.get(item);
    if (task === undefined || this.#stopped.signal.aborted) return;
    await (task.underWay ?? this.#begin(task));
  }

  health(): FleetHealth {
    const now = performance.now();
    return {
      polls: this.#counts.polls,
      failedPolls: this.#counts.failed,
      underWay: this.#slots.underWay,
      lagMs: this.#lag.lastMs,
      worstLagMs: this.#lag.worstMs(now),
    };
  }

  #hasten(item: Item, dueAt: number): void {
    const task = this.#tasks.get(item);
    if (task === undefined) return;
    this.#tasks.hasten(task, dueAt);
    this.#startDue();
  }

  #startDue(): void {
    if (!this.#isRunning) return;
    const now = performance.now();
    let next = this.#slots.age(now) ?? Number.POSITIVE_INFINITY;
    for (const kind of CLASSES) next = Math.min(next, this.#startClass(kind, now));
    this.#wakeAt(next, now);
  }

  /** A timer that comes earlier is left alone: what is due is looked for anew then. */
  #wakeAt(at: number, now: number): void {
    if (!this.#isRunning || at >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = at;
    this.#timer = setTimeout(() => this.#wake(), Math.max(TOGETHER_MS, at - now));
  }

  #wake(): void {
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#startDue();
  }

  /** Starts what is due of one class; gives when the next one is, if there is room for it. */
  #startClass(kind: SlotClass, now: number): number {
    while (this.#slots.hasRoom(kind)) {
      const due = this.#tasks.take(kind, now);
      if (due === undefined) return this.#tasks.nextDueAt(kind) ?? Number.POSITIVE_INFINITY;
      if (kind !== "silent") this.#lag.record(now - due.dueAt, now);
      void this.#begin(due.task);
    }
    return Number.POSITIVE_INFINITY;
  }

  #begin(task: PollTask<Item>): Promise<void> {
    const now = performance.now();
    task.ticket = undefined;
    task.beganAt = now;
    this.#slots.enter(task, task.kind, now);
    this.#underWay.add(task);
    const poll = this.#poll(task);
    task.underWay = poll;
    return poll;
  }

  async #poll(task: PollTask<Item>): Promise<void> {
    let verdict: PollVerdict = { failures: 1, needsConfirmation: true };
    try {
      verdict = await this.#options.poll(task.item, this.#stopped.signal);
    } catch (error) {
      this.#options.onDefect(error);
    }
    const hadRoom = this.#slots.hasRoom(task.kind);
    this.#slots.leave(task);
    this.#underWay.delete(task);
    task.underWay = undefined;
    this.#counts.polls += 1;
    if (verdict.failures > 0) this.#counts.failed += 1;
    this.#schedule(task, verdict);
    if (hadRoom && task.ticket !== undefined) this.#wakeAt(task.ticket.dueAt, performance.now());
    else this.#startDue();
  }

  #schedule(task: PollTask<Item>, verdict: PollVerdict): void {
    if (this.#tasks.get(task.item) !== task) return;
    const now = performance.now();
    const { beganAt, phase, isWantedAgain } = task;
    const isWatched = this.#options.isWatched(task.item);
    task.slowPolls = now - beganAt < SLOW_AFTER_MS ? 0 : task.slowPolls + 1;
    const isSlow = task.slowPolls >= MOST_SLOW_POLLS;
    task.kind = verdict.failures > 0 ? "silent" : isSlow ? "slow" : "proven";
    task.isWantedAgain = false;
    const dueAt = nextDueAt({ beganAt, now, phase, isWatched, ...verdict }, this.#options.polling);
    this.#tasks.queue(task, isWantedAgain ? now : dueAt);
  }
}
