/** Time and one timer, as a platform has them. Handed in so that tests can move them. */
export interface RingTimers {
  /** Milliseconds of a clock that is never set back. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
}

/** Something that may take too long. Made once and armed as often as needed. */
export abstract class Deadline {
  /** The tick it is reached at; 0 while it is not armed. */
  dueTick = 0;
  before: Deadline | undefined;
  behind: Deadline | undefined;

  /** Called once it is reached; it is not armed any more then. */
  abstract onReached(): void;
}

/** How often the timer of a transport's exchanges goes off. */
const TICK_MS = 25;
const SLOTS = 512;

/**
 * All deadlines of a transport on one timer: setting and clearing a platform's timer three times an exchange costs
 * more than everything else that is ours. A deadline is never reached early, and at most one tick late. The timer
 * stands still while no deadline is armed, so that a process can end.
 */
export class DeadlineRing {
  readonly #timers: RingTimers;
  readonly #slots: (Deadline | undefined)[] = new Array<Deadline | undefined>(SLOTS).fill(undefined);
  readonly #origin: number;
  #armed = 0;
  /** Ticks up to this one are dealt with. */
  #doneTick = 0;
  #isTicking = false;

  readonly #tickMs: number;

  /** @param tickMs how late a deadline may be reached. */
  constructor(timers: RingTimers, tickMs = TICK_MS) {
    this.#timers = timers;
    this.#tickMs = tickMs;
    // One tick back: tick 0 stands for "not armed".
    this.#origin = timers.now() - this.#tickMs;
  }

  /** Sets a deadline `ms` from now, also one that is set already. */
  arm(deadline: Deadline, ms: number): void {
    if (deadline.dueTick !== 0) this.disarm(deadline);
    const passedMs = this.#timers.now() - this.#origin;
    if (this.#armed === 0) this.#doneTick = Math.floor(passedMs / this.#tickMs);
    deadline.dueTick = Math.max(this.#doneTick + 1, Math.ceil((passedMs + ms) / this.#tickMs));
    this.#armed += 1;
    this.#link(deadline);
    if (!this.#isTicking) this.#tickNext(passedMs);
  }

  disarm(deadline: Deadline): void {
    if (deadline.dueTick === 0) return;
    const { before, behind } = deadline;
    if (before === undefined) this.#slots[deadline.dueTick % SLOTS] = behind;
    else before.behind = behind;
    if (behind !== undefined) behind.before = before;
    deadline.before = undefined;
    deadline.behind = undefined;
    deadline.dueTick = 0;
    this.#armed -= 1;
  }

  #link(deadline: Deadline): void {
    const slot = deadline.dueTick % SLOTS;
    const first = this.#slots[slot];
    deadline.behind = first;
    if (first !== undefined) first.before = deadline;
    this.#slots[slot] = deadline;
  }

  #tickNext(passedMs: number): void {
    this.#isTicking = true;
    const wait = (Math.floor(passedMs / this.#tickMs) + 1) * this.#tickMs - passedMs;
    this.#timers.setTimeout(this.#tick, Math.ceil(wait));
  }

  readonly #tick = (): void => {
    const tick = Math.floor((this.#timers.now() - this.#origin) / this.#tickMs);
    const due = this.#dueUpTo(tick);
    this.#doneTick = tick;
    try {
      for (const deadline of due) this.#reach(deadline, tick);
    } finally {
      this.#isTicking = false;
      if (this.#armed > 0) this.#tickNext(this.#timers.now() - this.#origin);
    }
  };

  /** One that an earlier one has disarmed or put off is let be. */
  #reach(deadline: Deadline, tick: number): void {
    if (deadline.dueTick === 0 || deadline.dueTick > tick) return;
    this.disarm(deadline);
    deadline.onReached();
  }

  #dueUpTo(tick: number): Deadline[] {
    const due: Deadline[] = [];
    const from = Math.max(this.#doneTick + 1, tick - SLOTS + 1);
    for (let passed = from; passed <= tick; passed += 1) {
      let deadline = this.#slots[passed % SLOTS];
      for (; deadline !== undefined; deadline = deadline.behind) {
        if (deadline.dueTick <= tick) due.push(deadline);
      }
    }
    return due;
  }
}

/** The timers that every platform has. */
interface PlatformTimers {
  readonly performance?: { now(): number };
  setTimeout(callback: () => void, ms: number): unknown;
}

/** A ring on the platform's own time. */
export function systemRing(tickMs?: number): DeadlineRing {
  const platform = globalThis as unknown as PlatformTimers;
  const { performance } = platform;
  const timers: RingTimers = {
    now: performance === undefined ? () => Date.now() : () => performance.now(),
    setTimeout: (callback, ms) => platform.setTimeout(callback, ms),
  };
  return new DeadlineRing(timers, tickMs);
}
