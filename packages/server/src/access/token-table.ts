import type { CreatedToken, CreateToken, Scope, TokenResource } from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import { hashSecret, randomSecret, sameHash } from "./secret-hash.js";

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly scope: Scope;
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly expires_at: number | null;
}

const DAY_MS = 86_400_000;
/** A busy client would otherwise write to the disk with each request. */
const USE_NOTED_EVERY_MS = 60_000;
const MOST_TOKENS = 200;
const FORM = /^hh_([A-Za-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

/** Tokens of programs: `hh_<id>_<secret>`; the secret is kept as hash and shown once. */
export class TokenTable {
  readonly #store: Database;
  readonly #clock: ServerClock;

  constructor(store: Database, clock: ServerClock) {
    this.#store = store;
    this.#clock = clock;
  }

  create({ name, scope, expiresInDays }: CreateToken): CreatedToken {
    if (this.list().length >= MOST_TOKENS) {
      throw new ServerError("conflict", `there are ${MOST_TOKENS} tokens already; revoke those not in use`);
    }
    const now = this.#clock.now();
    const id = tokenId();
    const secret = `hh_${id}_${randomSecret(256)}`;
    const expiresAt = expiresInDays === undefined ? null : now + expiresInDays * DAY_MS;
    this.#store
      .prepare("INSERT INTO tokens (id, name, hash, scope, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
      .run(id, name, hashSecret(secret), scope, now, expiresAt);
    return { id, name, scope, createdAt: now, lastUsedAt: null, expiresAt, secret };
  }

  list(): readonly TokenResource[] {
    const rows = this.#store.prepare("SELECT * FROM tokens ORDER BY created_at, id").all() as TokenRow[];
    return rows.map(resourceOf);
  }

  /** The token that was taken away; `undefined` when there is none. */
  remove(id: string): TokenResource | undefined {
    const row = this.#row(id);
    this.#store.prepare("DELETE FROM tokens WHERE id = ?").run(id);
    return row === undefined ? undefined : resourceOf(row);
  }

  /** The token of a secret that is valid now. */
  find(secret: string): TokenResource | undefined {
    const id = FORM.exec(secret)?.[1];
    const row = id === undefined ? undefined : this.#row(id);
    if (row === undefined || !sameHash(row.hash, hashSecret(secret))) return undefined;
    const now = this.#clock.now();
    if (row.expires_at !== null && row.expires_at <= now) return undefined;
    if (now - (row.last_used_at ?? 0) >= USE_NOTED_EVERY_MS) {
      this.#store.prepare("UPDATE tokens SET last_used_at = ? WHERE id = ?").run(now, row.id);
    }
    return resourceOf(row);
  }

  #row(id: string): TokenRow | undefined {
    return this.#store.prepare("SELECT * FROM tokens WHERE id = ?").get(id) as TokenRow | undefined;
  }
}

/** Without - and _, so that a token is taken apart at its underscores and selected with a double click. */
function tokenId(): string {
  let id = "";
  while (id.length < 12) id += randomSecret(128).replaceAll(/[-_]/g, "");
  return id.slice(0, 12);
}

function resourceOf(row: TokenRow): TokenResource {
  const { id, name, scope } = row;
  return {
    id,
    name,
    scope,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  };
}
