import type { EventFlow } from "../events/index.js";
import type { SecretBox } from "../secrets/index.js";
import { SecretShelf } from "../secrets/index.js";
import type { Database } from "../store/index.js";

/** The stored passwords of miners' web pages, which `setPool` is sent with. */
export class WebPasswords {
  readonly #shelf: SecretShelf;

  constructor(store: Database, box: SecretBox, now: () => number) {
    this.#shelf = new SecretShelf(store, box, now);
  }

  /** @throws ServerError `data-damaged` when it was sealed with another key. */
  of(minerId: string): string | undefined {
    return this.#shelf.take(nameOf(minerId));
  }

  has(minerId: string): boolean {
    return this.#shelf.has(nameOf(minerId));
  }

  put(minerId: string, password: string): void {
    this.#shelf.put(nameOf(minerId), password);
  }

  remove(minerId: string): void {
    this.#shelf.remove(nameOf(minerId));
  }

  /** Goes with a miner that gets its real id, and away with one that is removed. Until the function is called. */
  follow(events: EventFlow): () => void {
    const stops = [
      events.on("miner.changed", ({ miner, before }) => {
        if (before !== undefined && before !== miner.id) this.#rename(before, miner.id);
      }),
      events.on("miner.removed", ({ id }) => this.remove(id)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  #rename(before: string, now: string): void {
    const password = this.of(before);
    if (password === undefined) return;
    this.put(now, password);
    this.remove(before);
  }
}

function nameOf(minerId: string): string {
  return `web-password:${minerId}`;
}
