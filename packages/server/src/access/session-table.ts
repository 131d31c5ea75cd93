import type { SessionResource } from "@hearthash/contract";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import type { IssuedSession } from "./access-port.js";
import { hashSecret, randomSecret, sameHash } from "./secret-hash.js";
import { resourceOf, type SessionRow, shownAgent } from "./session-row.js";

/** The session of a cookie, and the cookie that takes its place when it was time. */
interface Resumed {
  readonly session: SessionResource;
  readonly renewed?: string;
}

const DAY_MS = 86_400_000;
const ROTATED_EVERY_MS = DAY_MS;
/** How long the cookie before still holds: requests that left before the new one arrived. */
const PREVIOUS_HOLDS_MS = 60_000;
const USE_NOTED_EVERY_MS = 60_000;
const MOST_SESSIONS = 100;
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** Sessions of browsers: the cookie is `<id>.<256 random bits>`, kept as hash, replaced every day. */
export class SessionTable {
  readonly #store: Database;
  readonly #clock: ServerClock;
  readonly #validMs: number;

  constructor(store: Database, clock: ServerClock, sessionDays: number) {
    this.#store = store;
    this.#clock = clock;
    this.#validMs = sessionDays * DAY_MS;
  }

  create(listener: string, userAgent: string | undefined): IssuedSession {
    const now = this.#clock.now();
    const id = randomSecret(128);
    const { cookie, hash } = newCookie(id);
    this.#makeRoom(now);
    this.#store
      .prepare(
        `INSERT INTO sessions (id, hash, listener, user_agent, created_at, rotated_at, last_used_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(id, hash, listener, shownAgent(userAgent), now, now, now, now + this.#validMs);
    return { cookie, session: this.#need(id) };
  }

  /** Notes the use and rotates the cookie when it is time. Not for another listener than its own. */
  resume(cookie: string, listener: string): Resumed | undefined {
    const id = FORM.exec(cookie)?.[1];
    const row = id === undefined ? undefined : this.#row(id);
    const now = this.#clock.now();
    if (row === undefined || row.listener !== listener || row.expires_at <= now) return undefined;
    const hash = hashSecret(cookie);
    if (!sameHash(row.hash, hash)) {
      return isPrevious(row, hash, now) ? { session: resourceOf(row) } : undefined;
    }
    if (now - row.rotated_at >= ROTATED_EVERY_MS) return this.#rotate(row, now);
    if (now - row.last_used_at >= USE_NOTED_EVERY_MS) this.#noteUse(row.id, now);
    return { session: resourceOf(row) };
  }

  list(): readonly SessionResource[] {
    const rows = this.#store
      .prepare("SELECT * FROM sessions WHERE expires_at > ? ORDER BY last_used_at DESC, id")
      .all(this.#clock.now()) as SessionRow[];
    return rows.map(resourceOf);
  }

  /** False when there was none. */
  remove(id: string): boolean {
    return this.#store.prepare("DELETE FROM sessions WHERE id = ?").run(id).changes > 0;
  }

  #rotate(row: SessionRow, now: number): Resumed {
    const { cookie, hash } = newCookie(row.id);
    this.#store
      .prepare(
        `UPDATE sessions SET previous_hash = hash, hash = ?, rotated_at = ?, last_used_at = ?, expires_at = ?
         WHERE id = ?`,
      )
      .run(hash, now, now, now + this.#validMs, row.id);
    return { session: this.#need(row.id), renewed: cookie };
  }

  #noteUse(id: string, now: number): void {
    this.#store
      .prepare("UPDATE sessions SET last_used_at = ?, expires_at = ? WHERE id = ?")
      .run(now, now + this.#validMs, id);
  }

  /** The expired ones go, then those not used for longest. */
  #makeRoom(now: number): void {
    this.#store.prepare("DELETE FROM sessions WHERE expires_at <= ?").run(now);
    this.#store
      .prepare(
        `DELETE FROM sessions WHERE id NOT IN
         (SELECT id FROM sessions ORDER BY last_used_at DESC, id LIMIT ?)`,
      )
      .run(MOST_SESSIONS - 1);
  }

  #need(id: string): SessionResource {
    const row = this.#row(id);
    if (row === undefined) throw new Error(`session ${id} was not written`);
    return resourceOf(row);
  }

  #row(id: string): SessionRow | undefined {
    return this.#store.prepare("SELECT * FROM sessions WHERE id = ?").get(id) as SessionRow | undefined;
  }
}

function newCookie(id: string): { readonly cookie: string; readonly hash: Buffer } {
  const cookie = `${id}.${randomSecret(256)}`;
  return { cookie, hash: hashSecret(cookie) };
}

function isPrevious(row: SessionRow, hash: Buffer, now: number): boolean {
  if (row.previous_hash === null || now - row.rotated_at >= PREVIOUS_HOLDS_MS) return false;
  return sameHash(row.previous_hash, hash);
}
