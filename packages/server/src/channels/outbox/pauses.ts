/** Pauses before each further try of a message. Behind the last one it is given up. */
const pausesMs = [10_000, 60_000, 5 * 60_000, 15 * 60_000, 3_600_000, 3 * 3_600_000] as const;

/**
 * How long to wait before a message is tried again; undefined when it has been tried often enough.
 *
 * @param tries tries that went wrong, this one included.
 */
export function pauseMs(tries: number, retryAfterMs: number | undefined): number | undefined {
  const pause = pausesMs[tries - 1];
  return pause === undefined ? undefined : Math.max(pause, retryAfterMs ?? 0);
}

/** A channel takes so many messages in so long; what is more comes as a summary. */
export const rateBound = { messages: 10, windowMs: 10 * 60_000 } as const;
