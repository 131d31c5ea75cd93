import { isHearthashError, type MinerSnapshot } from "@hearthash/client";
import type { PoolReading } from "../live/index.js";
import type { ServerClock } from "../time/index.js";
import type { MinerEntry } from "./miner-entry.js";
import type { PollVerdict } from "./poller.js";
import { readPools } from "./read-pools.js";
import type { Registry } from "./registry.js";
import { SmallSnapshots } from "./small-snapshot.js";
import { afterFailure, afterReading, type Judged, needsConfirmation } from "./standing.js";
import type { Whereabouts } from "./whereabouts.js";

export interface PollJudgeParts {
  readonly registry: Registry;
  readonly whereabouts: Whereabouts;
  readonly clock: ServerClock;
  readonly lost: (entry: MinerEntry) => void;
}

/** Longest message of a failed poll: a part of it may be the device's. */
const MESSAGE_LENGTH = 300;

/** Polls one miner and judges what came of it. */
export class PollJudge {
  readonly #parts: PollJudgeParts;
  readonly #small = new SmallSnapshots();

  constructor(parts: PollJudgeParts) {
    this.#parts = parts;
  }

  async poll(entry: MinerEntry, signal: AbortSignal): Promise<PollVerdict> {
    const beganAt = performance.now();
    const { miner } = entry;
    const answer = await ask(entry, signal);
    const isWanted = entry.poolReaders > 0 && "points" in answer;
    const pools = isWanted ? await readPools(miner, this.#parts.clock, signal) : undefined;
    if (!signal.aborted && entry.miner === miner) this.#judge(entry, { answer, pools }, beganAt);
    await this.#parts.whereabouts.recheck(entry, signal);
    return { failures: entry.standing.failures, needsConfirmation: needsConfirmation(entry.standing) };
  }

  #judge(entry: MinerEntry, { answer, pools }: Answer, beganAt: number): void {
    if (this.#parts.registry.find(entry.id) !== entry) return;
    const { miner } = entry;
    const failure = this.#attribute(entry, answer, beganAt);
    if (entry.miner !== miner || entry.mergedInto !== undefined) return;
    if (failure === undefined && "points" in answer) this.#answered(entry, answer, pools);
    else if (failure !== undefined) this.#failed(entry, failure);
  }

  /** Why the poll gave nothing of the miner that was meant. It may have moved miners. */
  #attribute(entry: MinerEntry, answer: MinerSnapshot | Failure, beganAt: number): Failure | undefined {
    if ("points" in answer) {
      const identity = this.#small.identityOf(answer);
      return this.#parts.whereabouts.attribute(entry, identity, beganAt);
    }
    this.#parts.whereabouts.silent(entry, beganAt);
    return answer;
  }

  #answered(entry: MinerEntry, snapshot: MinerSnapshot, pools: PoolReading | undefined): void {
    const at = this.#parts.clock.now();
    entry.pools = pools;
    entry.snapshot = this.#small.shrink(snapshot, at);
    entry.error = undefined;
    const { state, points } = snapshot;
    this.#conclude(entry, at, afterReading(entry.standing, { at, state, uptimeS: points.uptimeS }));
  }

  #failed(entry: MinerEntry, { code, message }: Failure): void {
    const at = this.#parts.clock.now();
    entry.error = { code, message: message.slice(0, MESSAGE_LENGTH) };
    this.#conclude(entry, at, afterFailure(entry.standing, at));
  }

  #conclude(entry: MinerEntry, at: number, { standing, changes }: Judged): void {
    const { registry } = this.#parts;
    entry.polledAt = at;
    entry.standing = standing;
    const live = registry.refresh(entry);
    registry.news.updated(live);
    for (const change of changes) registry.news.decided(live, change);
    if (!changes.some(({ kind }) => kind === "lost")) return;
    registry.store(entry, { ...entry.row, lastSeenAt: standing.seenAt });
    this.#parts.lost(entry);
  }
}

/** What a poll gave. */
interface Answer {
  readonly answer: MinerSnapshot | Failure;
  readonly pools: PoolReading | undefined;
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

async function ask(entry: MinerEntry, signal: AbortSignal): Promise<MinerSnapshot | Failure> {
  try {
    return await entry.miner.snapshot({ signal });
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}
