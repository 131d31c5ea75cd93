/** Where the simulator takes its time from: Unix time in milliseconds. */
export interface Clock {
  now(): number;
}

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  /** Moves the clock forward by so many milliseconds. */
  advance(milliseconds: number): void;
}

/** The clock of the machine the simulator runs on. */
export const realClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved; it starts at `startMs` (default: 2026-01-01T00:00:00Z). */
export function manualClock(startMs: number = Date.UTC(2026, 0, 1)): ManualClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (milliseconds) => {
      nowMs += milliseconds;
    },
  };
}

/** A clock that starts with `base` and then runs `factor` times as fast. */
export function scaledClock(base: Clock, factor: number): Clock {
  if (!(factor > 0) || !Number.isFinite(factor)) {
    throw new RangeError(`time scale must be a positive number, not ${factor}`);
  }
  if (factor === 1) return base;
  const startMs = base.now();
  return { now: () => startMs + (base.now() - startMs) * factor };
}
