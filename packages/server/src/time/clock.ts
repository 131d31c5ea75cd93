/** Time, handed in so that tests can move it. */
export interface ServerClock {
  /** Unix milliseconds. */
  now(): number;
}

export const systemClock: ServerClock = { now: () => Date.now() };
