import type { MinerIdentity, MinerSnapshot } from "@hearthash/client";

type Sources = MinerSnapshot["sources"];

/** More kinds of sources than there are models and firmwares; beyond them none is shared. */
const MOST_SHARED = 256;

/**
 * Keeps of a snapshot what is shown, for ten thousand miners in one process: no replies, sources shared between
 * miners alike, and no text that holds on to the reply it was cut from.
 */
export class SmallSnapshots {
  readonly #sources = new Map<string, Sources>();

  /** @param before the identity the miner had, to be kept if it is still the same. */
  shrink(snapshot: MinerSnapshot, at: number, before: MinerIdentity | undefined): MinerSnapshot {
    return {
      ...snapshot,
      at,
      identity: isAlike(snapshot.identity, before) ? before : cutLoose(snapshot.identity),
      sources: this.#shared(snapshot.sources),
      issues: snapshot.issues.length === 0 ? [] : cutLoose(snapshot.issues),
      raw: {},
    };
  }

  #shared(sources: Sources): Sources {
    const key = JSON.stringify(sources);
    const known = this.#sources.get(key);
    if (known !== undefined) return known;
    const own = cutLoose(sources);
    if (this.#sources.size < MOST_SHARED) this.#sources.set(JSON.stringify(own), own);
    return own;
  }
}

function isAlike(identity: MinerIdentity, before: MinerIdentity | undefined): before is MinerIdentity {
  return before !== undefined && JSON.stringify(identity) === JSON.stringify(before);
}

/** A part of a long text keeps all of it in memory; a copy does not. */
function cutLoose<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
