import type { Access } from "../../access/index.js";
import { ServerError } from "../../errors/index.js";
import { isStillAllowed } from "./still-allowed.js";
import type { StreamClient } from "./stream-client.js";
import type { StreamLimits } from "./stream-limits.js";

/** The streams that are open: how many there may be, and who may keep theirs. */
export class StreamClients {
  readonly #limits: StreamLimits;
  readonly #clients = new Set<StreamClient>();
  /** Since when there is none, by the clock of whoever asks. */
  #emptySince = 0;

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#clients.size;
  }

  [Symbol.iterator](): Iterator<StreamClient> {
    return this.#clients.values();
  }

  /**
   * Whether one more of a caller may come.
   *
   * @throws ServerError `too-many-requests`.
   */
  admit(caller: string): void {
    const own = [...this.#clients].filter((client) => client.reader.caller === caller).length;
    const { streams, streamsPerCaller } = this.#limits;
    if (own < streamsPerCaller && this.#clients.size < streams) return;
    throw new ServerError(
      "too-many-requests",
      `At most ${streamsPerCaller} streams of one caller and ${streams} in total: close some first`,
    );
  }

  /** Keeps a client until its stream has ended. */
  add(client: StreamClient, now: () => number): void {
    this.#clients.add(client);
    client.source.once("close", () => {
      this.#clients.delete(client);
      if (this.#clients.size === 0) this.#emptySince = now();
    });
  }

  /** True when the last one left longer ago than its return is waited for. */
  isAbandoned(now: number): boolean {
    return this.#clients.size === 0 && now - this.#emptySince > this.#limits.lingerMs;
  }

  /** Ends the streams of sessions and tokens that do not hold any more. */
  endTheRevoked(access: Access, now: number): void {
    for (const client of this.#clients) {
      if (!isStillAllowed(access, client.reader.principal, now)) client.end();
    }
  }

  endAll(): void {
    for (const client of this.#clients) client.end();
  }
}
