import type { CallOptions } from "../asker/asker.js";
import { isHearthashError } from "../errors/hearthash-error.js";
import type { WebClient } from "./web-client.js";

/** What became of a restart. There is no plain "OK": it was seen, or it was not. */
export interface WebRebootOutcome {
  /** `confirmed`: it went down, or counts from its start again. `unconfirmed`: sent, and not seen in time. */
  readonly status: "confirmed" | "unconfirmed";
  readonly reason?: string;
}

export interface WebRebootOptions extends CallOptions {
  /** Milliseconds to wait until the restart shows; 30,000 by default. */
  readonly verifyMs?: number;
}

/** Pause between two looks. */
const LOOK_EVERY_MS = 1000;

/**
 * Sends the restart, once. Hanging up on it, or saying nothing more, may be its way to obey.
 *
 * @throws HearthashError what `send` throws, unless the request was on its way.
 */
export async function sendRestart(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isHearthashError(error, "closed", "timeout", "reply-truncated") || !error.requestSent) throw error;
  }
}

/** Looks until the miner is down, or up for a shorter time than before. */
export async function watchRestart(
  client: WebClient,
  uptimeS: () => Promise<number | undefined>,
  before: number | undefined,
  { signal, verifyMs = 30_000 }: WebRebootOptions,
): Promise<WebRebootOutcome> {
  const until = client.clock.now() + verifyMs;
  do {
    await client.clock.delay(Math.min(LOOK_EVERY_MS, verifyMs), signal);
    try {
      const now = await uptimeS();
      if (now !== undefined && before !== undefined && now < before) return { status: "confirmed" };
    } catch (error) {
      if (isDown(error)) return { status: "confirmed" };
      if (!isHearthashError(error) || error.code === "aborted") throw error;
    }
  } while (client.clock.now() < until);
  return { status: "unconfirmed", reason: "the miner has not gone down yet" };
}

function isDown(error: unknown): boolean {
  return isHearthashError(error, "refused", "closed", "timeout", "unreachable");
}
