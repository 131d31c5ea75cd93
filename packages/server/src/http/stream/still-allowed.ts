import type { Access, Principal } from "../../access/index.js";

/** Whether the session, device or token that opened a stream is still good. */
export function isStillAllowed(access: Access, principal: Principal | undefined, now: number): boolean {
  if (principal === undefined) return true;
  const { actor, sessionId = actor.id } = principal;
  if (actor.kind === "session") {
    return [...access.sessions(), ...access.devices()].some(
      ({ id, expiresAt }) => id === sessionId && expiresAt > now,
    );
  }
  if (actor.kind === "token") {
    return access
      .tokens()
      .some(({ id, expiresAt }) => id === actor.id && (expiresAt === null || expiresAt > now));
  }
  return true;
}
