import { abortedError } from "../transport/lane.js";
import type { AbortSignalLike } from "../transport/port.js";

/** Time, handed in so that tests can move it. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Resolves after `ms`; rejects with `aborted` when the signal fires first. */
  delay(ms: number, signal?: AbortSignalLike): Promise<void>;
}

/** The timers that every platform has. */
interface Timers {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The platform's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  delay(ms, signal) {
    const timers = globalThis as unknown as Timers;
    return new Promise((resolve, reject) => {
      const stop = () => {
        timers.clearTimeout(handle);
        reject(abortedError());
      };
      const handle = timers.setTimeout(() => {
        signal?.removeEventListener("abort", stop);
        resolve();
      }, ms);
      signal?.addEventListener("abort", stop);
    });
  },
};
