import type { Scope, SessionResource } from "@hearthash/contract";

/** A session as the table holds it, with the device that it is. */
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
  readonly scope: Scope;
  /** How long it lives after its last use; null for what the configuration says. */
  readonly valid_ms: number | null;
  readonly device_name: string | null;
  readonly platform: string | null;
}

/** A browser says what it likes: bounded, and without what would upset a terminal. */
export function shownAgent(userAgent: string | undefined): string | null {
  return userAgent === undefined ? null : shownText(userAgent, 200);
}

/** A text that somebody else has chosen, in one line. */
export function shownText(text: string, most: number): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").slice(0, most);
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
