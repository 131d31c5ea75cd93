import { type Endpoint, formatEndpoint, isHearthashError, type MinerIdentity } from "@hearthash/client";
import { type Claim, isSameDevice, type MinerEntry } from "./miner-entry.js";
import type { Registry } from "./registry.js";

/** Identities that answer at two live addresses: noticed, looked after, and over when one of them is gone. */
export class Conflicts {
  readonly #registry: Registry;
  readonly #now: () => number;

  constructor(registry: Registry, now: () => number) {
    this.#registry = registry;
    this.#now = now;
  }

  /** Its own address answers as it, and so does the one of the claim. */
  begin(entry: MinerEntry, { endpoint, by }: Claim): void {
    const at = this.#now();
    entry.conflict = { endpoint, misses: 0 };
    entry.notice("identity-conflict", `the same identity answers at ${formatEndpoint(endpoint)} too`, at);
    if (by !== undefined && !by.hasRealIdentity) {
      by.notice("identity-conflict", `${entry.id} answers here and at ${formatEndpoint(entry.endpoint)}`, at);
      this.#registry.refresh(by);
    }
    this.#registry.news.conflict(this.#registry.refresh(entry), endpoint);
  }

  end(entry: MinerEntry): void {
    if (entry.conflict === undefined) return;
    for (const other of [entry, ...this.#registry.at(entry.conflict.endpoint)]) {
      other.notices.delete("identity-conflict");
      this.#registry.refresh(other);
    }
    entry.conflict = undefined;
  }

  /** Looks whether it still answers at the other address; gives that when it is the only one left. */
  async recheck(entry: MinerEntry, signal: AbortSignal): Promise<Endpoint | undefined> {
    const { conflict, identity } = entry;
    if (conflict === undefined || identity === undefined) return undefined;
    const seen = await this.#identityAt(conflict.endpoint, signal);
    if (signal.aborted || entry.conflict !== conflict) return undefined;
    if (seen !== undefined && isSameDevice(identity, seen)) {
      entry.conflict = { ...conflict, misses: 0 };
      return entry.standing.presence === "offline" ? conflict.endpoint : undefined;
    }
    if (conflict.misses === 0) entry.conflict = { ...conflict, misses: 1 };
    else this.end(entry);
    return undefined;
  }

  async #identityAt(endpoint: Endpoint, signal: AbortSignal): Promise<MinerIdentity | undefined> {
    try {
      return await this.#registry.open(endpoint).identify({ signal });
    } catch (error) {
      if (!isHearthashError(error)) throw error;
      return undefined;
    }
  }
}
