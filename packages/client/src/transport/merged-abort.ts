import type { AbortSignalLike } from "./port.js";

/** An abort signal of our own: React Native's and Node's differ, and a shared request needs one for all. */
export class MergedAbort implements AbortSignalLike {
  /** Mostly there is one listener or none. */
  #only: (() => void) | undefined;
  #more: Set<() => void> | undefined;
  #isAborted = false;

  get aborted(): boolean {
    return this.#isAborted;
  }

  addEventListener(_type: "abort", listener: () => void): void {
    if (this.#only === undefined || this.#only === listener) this.#only = listener;
    else {
      this.#more ??= new Set();
      this.#more.add(listener);
    }
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    if (this.#only === listener) this.#only = undefined;
    this.#more?.delete(listener);
  }

  abort(): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    const listeners = [...(this.#only === undefined ? [] : [this.#only]), ...(this.#more ?? [])];
    for (const listener of listeners) listener();
  }
}
