import type { DeviceResource, SessionResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import type { IssuedDevice, IssuedSession, NewDevice } from "./access-port.js";
import { deviceOf, platformOf } from "./device-row.js";
import { hashSecret, randomSecret, sameHash } from "./secret-hash.js";
import { resourceOf, type SessionRow, shownAgent } from "./session-row.js";

/** The session of a cookie, and the cookie that takes its place when it was time. */
interface Resumed {
  readonly row: SessionRow;
  readonly validMs: number;
  readonly renewed?: string;
}

const DAY_MS = 86_400_000;
const ROTATED_EVERY_MS = DAY_MS;
/** How long the cookie before still holds: requests that left before the new one arrived. */
const PREVIOUS_HOLDS_MS = 60_000;
const USE_NOTED_EVERY_MS = 60_000;
const MOST_SESSIONS = 100;
const MOST_DEVICES = 50;
/** A phone that nobody took up for so long is paired anew. Browsers keep no cookie for more than 400 days. */
const DEVICE_VALID_MS = 365 * DAY_MS;
const FORM = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;
const ROWS =
  "SELECT sessions.*, devices.name AS device_name, devices.platform FROM sessions LEFT JOIN devices USING (id)";

/** Sessions of browsers and devices: the cookie is `<id>.<256 random bits>`, kept as hash, replaced every day. */
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
    this.#makeRoom(this.#clock.now());
    const { cookie, id } = this.#insert(listener, userAgent, "admin", null);
    return { cookie, session: resourceOf(this.#need(id)) };
  }

  createDevice({ name, scope }: NewDevice, listener: string, userAgent: string | undefined): IssuedDevice {
    if (this.devices().length >= MOST_DEVICES) {
      throw new ServerError("conflict", `there are ${MOST_DEVICES} devices already; revoke those not in use`);
    }
    const { cookie, id } = this.#store.transaction(() => {
      const made = this.#insert(listener, userAgent, scope, DEVICE_VALID_MS);
      this.#store
        .prepare("INSERT INTO devices (id, name, platform) VALUES (?, ?, ?)")
        .run(made.id, name, platformOf(userAgent));
      return made;
    })();
    return { cookie, device: this.#needDevice(id) };
  }

  /** Notes the use and rotates the cookie when it is time. Not for another listener than its own. */
  resume(cookie: string, listener: string): Resumed | undefined {
    const id = FORM.exec(cookie)?.[1];
    const row = id === undefined ? undefined : this.#row(id);
    const now = this.#clock.now();
    if (row === undefined || row.listener !== listener || row.expires_at <= now) return undefined;
    const hash = hashSecret(cookie);
    const validMs = row.valid_ms ?? this.#validMs;
    if (!sameHash(row.hash, hash)) return this.#resumePrevious(row, hash, now, validMs);
    if (now - row.rotated_at >= ROTATED_EVERY_MS) return this.#rotate(row, row.hash, now, validMs);
    if (isFirstUse(row) || now - row.last_used_at >= USE_NOTED_EVERY_MS) this.#noteUse(row, now, validMs);
    return { row, validMs };
  }

  /** Those of browsers. */
  list(): readonly SessionResource[] {
    return this.#valid()
      .filter((row) => row.device_name === null)
      .map(resourceOf);
  }

  devices(): readonly DeviceResource[] {
    return this.#valid().flatMap((row) => deviceOf(row) ?? []);
  }

  /** The device under its new name; undefined when there is none. */
  rename(id: string, name: string): DeviceResource | undefined {
    const { changes } = this.#store.prepare("UPDATE devices SET name = ? WHERE id = ?").run(name, id);
    return changes === 0 ? undefined : this.#needDevice(id);
  }

  /** Undefined when there was none. */
  remove(id: string): SessionRow | undefined {
    const row = this.#row(id);
    this.#store.prepare("DELETE FROM sessions WHERE id = ?").run(id);
    return row;
  }

  #insert(listener: string, userAgent: string | undefined, scope: string, validMs: number | null) {
    const now = this.#clock.now();
    const id = randomSecret(128);
    const { cookie, hash } = newCookie(id);
    this.#store
      .prepare(
        `INSERT INTO sessions
         (id, hash, listener, user_agent, created_at, rotated_at, last_used_at, expires_at, scope, valid_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[id, hash, listener, shownAgent(userAgent), now, now, now],
        ...[now + (validMs ?? this.#validMs), scope, validMs],
      );
    return { cookie, id };
  }

  /**
   * The cookie before the present one. A phone that was put away while the new one came has only this: its device
   * goes on with it until the new one was seen, and gets another.
   */
  #resumePrevious(row: SessionRow, hash: Buffer, now: number, validMs: number): Resumed | undefined {
    if (row.previous_hash === null || !sameHash(row.previous_hash, hash)) return undefined;
    if (now - row.rotated_at < PREVIOUS_HOLDS_MS) return { row, validMs };
    const isDevice = row.device_name !== null;
    return isDevice && isFirstUse(row) ? this.#rotate(row, hash, now, validMs) : undefined;
  }

  /** @param shown hash of the cookie that came: it holds on for a while. */
  #rotate(row: SessionRow, shown: Buffer, now: number, validMs: number): Resumed {
    const { cookie, hash } = newCookie(row.id);
    this.#store
      .prepare(
        `UPDATE sessions SET previous_hash = ?, hash = ?, rotated_at = ?, last_used_at = ?, expires_at = ?
         WHERE id = ?`,
      )
      .run(shown, hash, now, now, now + validMs, row.id);
    return { row, validMs, renewed: cookie };
  }

  #noteUse(row: SessionRow, now: number, validMs: number): void {
    const at = Math.max(now, row.rotated_at + 1);
    this.#store
      .prepare("UPDATE sessions SET last_used_at = ?, expires_at = ? WHERE id = ?")
      .run(at, now + validMs, row.id);
  }

  /** The expired ones go, then those of browsers not used for longest. */
  #makeRoom(now: number): void {
    this.#store.prepare("DELETE FROM sessions WHERE expires_at <= ?").run(now);
    this.#store
      .prepare(
        `DELETE FROM sessions WHERE valid_ms IS NULL AND id NOT IN
         (SELECT id FROM sessions WHERE valid_ms IS NULL ORDER BY last_used_at DESC, id LIMIT ?)`,
      )
      .run(MOST_SESSIONS - 1);
  }

  #valid(): readonly SessionRow[] {
    return this.#store
      .prepare(`${ROWS} WHERE expires_at > ? ORDER BY last_used_at DESC, id`)
      .all(this.#clock.now()) as SessionRow[];
  }

  #needDevice(id: string): DeviceResource {
    const device = deviceOf(this.#need(id));
    if (device === undefined) throw new Error(`session ${id} is no device`);
    return device;
  }

  #need(id: string): SessionRow {
    const row = this.#row(id);
    if (row === undefined) throw new Error(`session ${id} was not written`);
    return row;
  }

  #row(id: string): SessionRow | undefined {
    return this.#store.prepare(`${ROWS} WHERE id = ?`).get(id) as SessionRow | undefined;
  }
}

function newCookie(id: string): { readonly cookie: string; readonly hash: Buffer } {
  const cookie = `${id}.${randomSecret(256)}`;
  return { cookie, hash: hashSecret(cookie) };
}

/** Whether the present cookie was never shown since it was made. */
function isFirstUse(row: SessionRow): boolean {
  return row.last_used_at === row.rotated_at;
}
