import { type BoardTemps, boardTempsOf, type MinerIdentity, type MinerSnapshot } from "@hearthash/client";
import type { LiveSnapshot } from "../live/index.js";
import { boundedIdentity } from "./miner-entry.js";

type Sources = MinerSnapshot["sources"];

/** More kinds of sources than there are models and firmwares; beyond them none is shared. */
const MOST_SHARED = 256;

/**
 * Keeps of a snapshot what is shown, for ten thousand miners in one process: no parsed replies, sources shared between
 * miners alike, and no text that holds on to the reply it was cut from. The library gives the same objects for the
 * same identity and sources again, so that most polls copy nothing.
 */
export class SmallSnapshots {
  readonly #sources = new Map<string, Sources>();
  readonly #knownSources = new WeakMap<Sources, Sources>();
  readonly #identities = new WeakMap<MinerIdentity, MinerIdentity>();

  shrink(snapshot: MinerSnapshot, at: number): LiveSnapshot {
    return new SmallSnapshot(snapshot, {
      at,
      identity: this.identityOf(snapshot),
      sources: this.#sourcesOf(snapshot),
      issues: snapshot.issues.length === 0 ? NO_ISSUES : cutLoose(snapshot.issues),
    });
  }

  /** Its identity, bounded: the same object while the miner is the same. */
  identityOf({ identity }: MinerSnapshot): MinerIdentity {
    const known = this.#identities.get(identity) ?? cutLoose(boundedIdentity(identity));
    this.#identities.set(identity, known);
    return known;
  }

  #sourcesOf({ sources }: MinerSnapshot): Sources {
    const known = this.#knownSources.get(sources) ?? this.#shared(sources);
    this.#knownSources.set(sources, known);
    return known;
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

const NO_ISSUES: MinerSnapshot["issues"] = [];
const NO_REPLIES: MinerSnapshot["raw"] = {};

/** Boards and fans are read when somebody looks at them, out of what the library has kept of the reply. */
class SmallSnapshot implements LiveSnapshot {
  readonly at: number;
  readonly endpoint: MinerSnapshot["endpoint"];
  readonly identity: MinerIdentity;
  readonly state: MinerSnapshot["state"];
  readonly points: MinerSnapshot["points"];
  readonly sources: Sources;
  readonly issues: MinerSnapshot["issues"];
  readonly boardTemps: BoardTemps;
  readonly #parts: Pick<MinerSnapshot, "boards" | "fans">;

  constructor(whole: MinerSnapshot, own: Pick<MinerSnapshot, "at" | "identity" | "sources" | "issues">) {
    this.at = own.at;
    this.endpoint = whole.endpoint;
    this.identity = own.identity;
    this.state = whole.state;
    this.points = whole.points;
    this.sources = own.sources;
    this.issues = own.issues;
    this.boardTemps = boardTempsOf(whole);
    this.#parts = isReadInFull(whole) ? { boards: whole.boards, fans: whole.fans } : whole;
  }

  get raw(): MinerSnapshot["raw"] {
    return NO_REPLIES;
  }

  get boards(): MinerSnapshot["boards"] {
    return this.#parts.boards;
  }

  get fans(): MinerSnapshot["fans"] {
    return this.#parts.fans;
  }
}

/** Whether its boards are there already: then its replies need not be kept to read them from. */
function isReadInFull(snapshot: MinerSnapshot): boolean {
  return Object.getOwnPropertyDescriptor(snapshot, "boards")?.get === undefined;
}

/** A part of a long text keeps all of it in memory; a copy does not. */
function cutLoose<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
