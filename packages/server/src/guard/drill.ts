import type { AlertResource, GuardResource } from "@hearthash/contract";

/** A miner of a drill, and the stranger that comes to it. */
export interface DrillMiner {
  readonly minerId: string;
  /** Changes the miner's pools behind the server's back. */
  strike(): Promise<void>;
}

/** What a drill needs of the server it is held at. */
export interface DrillServer {
  guard(minerId: string): Promise<GuardResource>;
  /** The newest alerts of a miner, also those that are over: a restore may be quicker than a look. */
  alerts(minerId: string): Promise<readonly AlertResource[]>;
}

/** How a drill is held. */
export interface DrillOptions {
  readonly server: DrillServer;
  readonly miners: readonly DrillMiner[];
  /** Most milliseconds to wait for an alert, and for a restore behind it. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What a drill has measured at one miner, in milliseconds from the strike on; absent: it did not come in time. */
export interface DrillOutcome {
  readonly minerId: string;
  readonly toAlertMs: number | undefined;
  /** Absent too where nothing is restored. */
  readonly toRestoreMs: number | undefined;
}

/** How often the server is asked: the measure's own error. */
const LOOK_MS = 20;

/**
 * Has a stranger strike at each miner, one behind the other, and measures how long the alert takes, and the restore
 * where one is set. For simulated miners only: what it does to a real one is what a thief does.
 */
export async function drillGuard({
  server,
  miners,
  limitMs,
  signal,
}: DrillOptions): Promise<readonly DrillOutcome[]> {
  const outcomes: DrillOutcome[] = [];
  for (const { minerId, strike } of miners) {
    const { restore } = await server.guard(minerId);
    const before = new Set((await server.alerts(minerId)).map(({ id }) => id));
    const beganAt = performance.now();
    await strike();
    const isAlerted = async () =>
      (await server.alerts(minerId)).some(({ id, kind }) => kind === "pool-drift" && !before.has(id));
    const toAlertMs = await timeUntil(isAlerted, beganAt, limitMs, signal);
    const isRight = async () => (await server.guard(minerId)).state === "right";
    const isAwaited = toAlertMs !== undefined && restore !== "off";
    const toRestoreMs = isAwaited ? await timeUntil(isRight, beganAt, limitMs, signal) : undefined;
    outcomes.push({ minerId, toAlertMs, toRestoreMs });
  }
  return outcomes;
}

async function timeUntil(
  isSo: () => Promise<boolean>,
  beganAt: number,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const endAt = performance.now() + limitMs;
  while (performance.now() < endAt && signal?.aborted !== true) {
    if (await isSo()) return Math.round(performance.now() - beganAt);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return undefined;
}
