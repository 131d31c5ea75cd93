import type { AbortSignalLike } from "./port.js";

/** An abort signal of our own: React Native's and Node's differ, and a shared request needs one for all. */
export class MergedAbort implements AbortSignalLike {
  /**
   * Each is added once. A list and no Set: a Set that things come into and go out of, poll after poll, keeps what is
   * gone in its outgrown tables until all memory is swept; that was a tenth of a poll.
   */
  readonly #listeners: (() => void)[] = [];
  #isAborted = false;

  get aborted(): boolean {
    return this.#isAborted;
  }

  addEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The last one takes the place of the one that goes. */
  removeEventListener(_type: "abort", listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index === -1) return;
    const last = this.#listeners.pop();
    if (last !== undefined && index < this.#listeners.length) this.#listeners[index] = last;
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    // Those that go while the others are told change the list.
    const listeners = [...this.#listeners];
    for (const listener of listeners) listener();
  }
}
