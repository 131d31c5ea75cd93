import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MinerSnapshot, PointValues } from "@hearthash/client";
import { onTestFinished } from "vitest";
import {
  type History,
  type HistoryOptions,
  type HistoryProblem,
  openHistory,
} from "../../../packages/server/src/history/index.js";
import type { LiveMiner } from "../../../packages/server/src/live/index.js";

export const HOUR = 3_600_000;
/** A whole hour, and a whole day. */
export const START = Date.UTC(2026, 9, 20);

/** A folder that is taken away behind the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that a test moves. */
export class MovedClock {
  time: number;
  constructor(time: number) {
    this.time = time;
  }
  now(): number {
    return this.time;
  }
}

/** What a poll gave, as the fleet would show it. */
export function live(
  at: number,
  points: { -readonly [Id in keyof PointValues]?: PointValues[Id] },
  over: Partial<LiveMiner> = {},
): LiveMiner {
  const endpoint = { host: "127.0.0.9", port: 4028 };
  const snapshot: MinerSnapshot = {
    at,
    endpoint,
    identity: {} as MinerSnapshot["identity"],
    state: "hashing",
    points,
    sources: {},
    boards: [],
    fans: [],
    issues: [],
    raw: {},
  };
  return {
    id: "0123456789abcdef",
    name: "Kitchen",
    place: undefined,
    notes: undefined,
    endpoint,
    source: "owner",
    isSimulated: false,
    limits: { maxPowerW: null, neverOnUnattended: false },
    identity: undefined,
    model: undefined,
    presence: "online",
    presenceSince: 0,
    state: "hashing",
    snapshot,
    polledAt: at,
    pollIntervalMs: 30_000,
    error: undefined,
    notices: [],
    ...over,
  };
}

/** A history in a folder, with a clock that is moved, stopped behind the test. */
export function opened(
  folder: string,
  clock: { now(): number },
  over: Partial<HistoryOptions> = {},
): { history: History; problems: HistoryProblem[] } {
  const problems: HistoryProblem[] = [];
  const history = openHistory({ folder, clock, onProblem: (problem) => problems.push(problem), ...over });
  onTestFinished(() => history.stop());
  return { history, problems };
}

/** Records polls every `stepMs` from `from` to `to`, the clock moving with them. */
export async function record(
  history: History,
  clock: MovedClock,
  span: { from: number; to: number; stepMs: number },
  of: (at: number) => LiveMiner | undefined,
): Promise<void> {
  for (let at = span.from; at < span.to; at += span.stepMs) {
    clock.time = at;
    const miner = of(at);
    if (miner !== undefined) history.record(miner);
    if (at % HOUR < span.stepMs) await history.flush();
  }
  clock.time = span.to;
  await history.flush();
}
