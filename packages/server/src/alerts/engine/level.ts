/** How a condition looks at one moment. `between`: not bad enough to begin, not good enough to be over. */
export type Verdict = "bad" | "between" | "good" | "unknown";

/** Where a condition with a length stands. `since` belongs to the phase. */
export interface LevelMemory {
  readonly phase: "ok" | "pending" | "on" | "clearing";
  readonly since: number;
  /** When it began to be bad; while it is on. */
  readonly badSince?: number;
}

/** For how long it has to be bad to begin, and good to be over. */
export interface LevelTimes {
  readonly durationMs: number;
  readonly clearMs: number;
}

/** What a moment made of it. */
export interface LevelStep {
  readonly memory: LevelMemory;
  readonly transition?: "on" | "off";
}

/** Nothing is wrong. */
export const calm: LevelMemory = { phase: "ok", since: 0 };

/**
 * One step of a condition with a length: it begins after having been bad without a break, and is over after having
 * been good without a break. Not knowing begins nothing and ends nothing.
 */
export function stepLevel(before: LevelMemory, verdict: Verdict, now: number, times: LevelTimes): LevelStep {
  // A clock that was set back must not make a phase last for ever.
  const memory = before.since > now ? { ...before, since: now } : before;
  if (memory.phase === "ok" || memory.phase === "pending") return beginning(memory, verdict, now, times);
  return ending(memory, verdict, now, times);
}

function beginning(
  memory: LevelMemory,
  verdict: Verdict,
  now: number,
  { durationMs }: LevelTimes,
): LevelStep {
  if (verdict !== "bad") return { memory: memory.phase === "ok" ? memory : { phase: "ok", since: now } };
  const since = memory.phase === "pending" ? memory.since : now;
  if (now - since < durationMs) return { memory: { phase: "pending", since } };
  return { memory: { phase: "on", since: now, badSince: since }, transition: "on" };
}

function ending(memory: LevelMemory, verdict: Verdict, now: number, { clearMs }: LevelTimes): LevelStep {
  const { badSince = memory.since } = memory;
  if (verdict !== "good") {
    return { memory: memory.phase === "on" ? memory : { phase: "on", since: now, badSince } };
  }
  const since = memory.phase === "clearing" ? memory.since : now;
  if (now - since < clearMs) return { memory: { phase: "clearing", since, badSince } };
  return { memory: { phase: "ok", since: now }, transition: "off" };
}
