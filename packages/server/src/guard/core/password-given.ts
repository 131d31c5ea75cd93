import type { GuardMemory, RestoreStop } from "./memory.js";

/**
 * What is remembered of a miner behind a web password that was stored: a restore that was stopped for want of the
 * right one begins again, without the pause. Its tries stay counted.
 *
 * @returns undefined where nothing was stopped for that.
 */
export function withPasswordGiven(memory: GuardMemory): GuardMemory | undefined {
  const { stop, locked } = memory.restore;
  if (!isForPassword(stop) && !isForPassword(locked)) return undefined;
  const restore = {
    ...memory.restore,
    stop: isForPassword(stop) ? undefined : stop,
    locked: isForPassword(locked) ? undefined : locked,
    nextAt: undefined,
  };
  return { ...memory, restore };
}

/** It would be sent to somebody else after a move: a password does not answer that. */
function isForPassword(stop: RestoreStop | undefined): boolean {
  return stop?.code === "password-refused" || stop?.code === "password-missing";
}
