import type { SessionResource } from "@hearthash/contract";

/** A session as the table holds it. */
export interface SessionRow {
  readonly id: string;
  readonly hash: Buffer;
  readonly previous_hash: Buffer | null;
  readonly listener: string;
  readonly user_agent: string | null;
  readonly created_at: number;
  readonly rotated_at: number;
  readonly last_used_at: number;
  readonly expires_at: number;
}

/** A browser says what it likes: bounded, and without what would upset a terminal. */
export function shownAgent(userAgent: string | undefined): string | null {
  return userAgent?.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 200) ?? null;
}

/** A session as others see it. Which one is the caller's own, the route knows. */
export function resourceOf(row: SessionRow): SessionResource {
  return {
    id: row.id,
    listener: row.listener,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    current: false,
  };
}
