import { type Signal, signal } from "@preact/signals";
import { api } from "./api.js";
import { problemText } from "./problem.js";

/** A list of the server's that is read when it is needed, and what went wrong at the last reading. */
export class RemoteList<Item> {
  readonly items: Signal<readonly Item[] | undefined> = signal(undefined);
  readonly problem: Signal<string | undefined> = signal(undefined);
  readonly #path: string;

  /** @param path below /api/v1; answers `{items}`. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Reads it anew. What is there stays when that fails. */
  async refresh(): Promise<void> {
    try {
      this.items.value = (await api<{ items: readonly Item[] }>(this.#path)).items;
      this.problem.value = undefined;
    } catch (error) {
      this.problem.value = problemText(error);
    }
  }

  /** The same, if it was ever read. */
  async refreshKnown(): Promise<void> {
    if (this.items.peek() !== undefined) await this.refresh();
  }
}
