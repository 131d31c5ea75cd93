import {
  type Actor,
  browserName,
  type CreatedToken,
  type CreateToken,
  type DeviceResource,
} from "@hearthash/contract";
import { ServerError } from "../errors/index.js";
import type { Journal } from "../journal/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import type { Access, IssuedDevice, IssuedSession, NewDevice, Principal } from "./access-port.js";
import { GuessLimiter } from "./guess-limiter.js";
import { LockedOutError } from "./locked-out.js";
import { LoginCodes } from "./login-codes.js";
import { hashSecret, randomSecret, sameHash } from "./secret-hash.js";
import { type SessionRow, shownText } from "./session-row.js";
import { SessionTable } from "./session-table.js";
import { TokenTable } from "./token-table.js";

/** What access rests on. */
export interface AccessOptions {
  readonly store: Database;
  readonly journal: Journal;
  readonly clock: ServerClock;
  /** How long a session lives after its last use. */
  readonly sessionDays: number;
}

/** Access, and the token of those who can read the data folder: new at each start, for `writeLocalAccess`. */
export interface OpenedAccess extends Access {
  readonly localToken: string;
}

const LOCAL: Principal = { actor: { kind: "local", id: "local", name: "this machine" }, scope: "admin" };

/** Opens access on its tables. What happens stands in the journal, without any secret. */
export function openAccess(options: AccessOptions): OpenedAccess {
  return new StoredAccess(options);
}

class StoredAccess implements OpenedAccess {
  readonly localToken = `hh_local_${randomSecret(256)}`;
  readonly #localHash = hashSecret(this.localToken);
  readonly #journal: Journal;
  readonly #codes: LoginCodes;
  /** Apart: a program whose token was revoked goes on asking, and must not keep people at its address out. */
  readonly #codeGuesses: GuessLimiter;
  readonly #tokenGuesses: GuessLimiter;
  readonly #tokens: TokenTable;
  readonly #sessions: SessionTable;
  readonly #revocations = new Set<(actor: Actor) => void>();

  constructor({ store, journal, clock, sessionDays }: AccessOptions) {
    this.#journal = journal;
    this.#codes = new LoginCodes(clock);
    this.#codeGuesses = new GuessLimiter(clock);
    this.#tokenGuesses = new GuessLimiter(clock);
    this.#tokens = new TokenTable(store, clock);
    this.#sessions = new SessionTable(store, clock, sessionDays);
  }

  createLoginCode(by: Actor): { readonly code: string; readonly expiresAt: number } {
    const made = this.#codes.create();
    this.#note("access.link-created", by, "A sign-in link was made", { expiresAt: made.expiresAt });
    return made;
  }

  signIn(code: string, listener: string, from: string, userAgent: string | undefined): IssuedSession {
    const waitMs = this.#codeGuesses.waitMs(from);
    if (waitMs > 0) throw new LockedOutError(waitMs);
    if (!this.#codes.take(code)) {
      this.#wrong(this.#codeGuesses, from, "code");
      throw new ServerError(
        "sign-in-refused",
        "the sign-in link is not valid (any more): it holds once, for five minutes; `hearthash login-link` makes a new one",
      );
    }
    this.#codeGuesses.right(from);
    const issued = this.#sessions.create(listener, userAgent);
    const { id } = issued.session;
    const actor = sessionActor(id, userAgent ?? null);
    const data = { sessionId: id, listener, from };
    this.#note("access.signed-in", actor, `${actor.name} signed in`, data);
    return issued;
  }

  resume(cookie: string, listener: string) {
    const resumed = this.#sessions.resume(cookie, listener);
    if (resumed === undefined) return undefined;
    const { row, validMs, renewed } = resumed;
    const principal: Principal = { actor: actorOf(row), scope: row.scope, sessionId: row.id };
    return renewed === undefined ? { principal, validMs } : { principal, validMs, renewed };
  }

  signOut(sessionId: string): void {
    const gone = this.#sessions.remove(sessionId);
    if (gone === undefined) return;
    this.#revoked(actorOf(gone));
    const actor = actorOf(gone);
    this.#note("access.signed-out", actor, `${actor.name} signed out`, { sessionId });
  }

  sessions() {
    return this.#sessions.list();
  }

  revokeSession(id: string, by: Actor): void {
    const gone = this.#sessions.remove(id);
    if (gone === undefined) throw new ServerError("not-found", "there is no session of this id");
    this.#revoked(actorOf(gone));
    const message = `${by.name} has ended the sign-in of ${actorOf(gone).name}`;
    this.#note("access.session-revoked", by, message, { sessionId: id });
  }

  createDevice(made: NewDevice, listener: string, userAgent: string | undefined): IssuedDevice {
    return this.#sessions.createDevice({ ...made, name: deviceName(made.name) }, listener, userAgent);
  }

  devices() {
    return this.#sessions.devices();
  }

  renameDevice(id: string, name: string, by: Actor): DeviceResource {
    const renamed = this.#sessions.rename(id, deviceName(name));
    if (renamed === undefined) throw noDevice();
    this.#note("access.device-renamed", by, `A device is now "${renamed.name}"`, { deviceId: id });
    return renamed;
  }

  revokeDevice(id: string, by: Actor): void {
    const device = this.devices().find((one) => one.id === id);
    const gone = device === undefined ? undefined : this.#sessions.remove(id);
    if (device === undefined || gone === undefined) throw noDevice();
    this.#revoked(actorOf(gone));
    this.#note("access.device-revoked", by, `The device "${device.name}" was revoked`, { deviceId: id });
  }

  createToken(input: CreateToken, by: Actor): CreatedToken {
    const created = this.#tokens.create(input);
    const { secret: _secret, ...token } = created;
    this.#note("access.token-created", by, `Token "${created.name}" was made`, { token });
    return created;
  }

  tokens() {
    return this.#tokens.list();
  }

  revokeToken(id: string, by: Actor): void {
    const token = this.#tokens.remove(id);
    if (token === undefined) throw new ServerError("not-found", "there is no token of this id");
    this.#revoked({ kind: "token", id, name: token.name });
    this.#note("access.token-revoked", by, `Token "${token.name}" was revoked`, { tokenId: id });
  }

  /**
   * A valid token is never locked out, whoever guesses beside it from the same address: with 256 random bits the
   * lockout saves nobody from a right guess, it only ends the noise.
   */
  bearer(secret: string, from: string): Principal | undefined {
    const found = this.#known(secret);
    if (found !== undefined) return found;
    const waitMs = this.#tokenGuesses.waitMs(from);
    if (waitMs > 0) throw new LockedOutError(waitMs);
    this.#wrong(this.#tokenGuesses, from, "token");
    return undefined;
  }

  onRevoked(listener: (actor: Actor) => void): () => void {
    this.#revocations.add(listener);
    return () => this.#revocations.delete(listener);
  }

  #revoked(actor: Actor): void {
    for (const listener of this.#revocations) listener(actor);
  }

  #known(secret: string): Principal | undefined {
    if (sameHash(this.#localHash, hashSecret(secret))) return LOCAL;
    const token = this.#tokens.find(secret);
    if (token === undefined) return undefined;
    return { actor: { kind: "token", id: token.id, name: token.name }, scope: token.scope };
  }

  /** The journal hears of a lockout once it begins or grows, not of each guess. */
  #wrong(guesses: GuessLimiter, from: string, what: string): void {
    guesses.wrong(from);
    const waitMs = guesses.waitMs(from);
    if (waitMs === 0) return;
    this.#journal.write({
      kind: "access.locked-out",
      severity: "warning",
      message: `Too many wrong tries with a ${what}: further ones have to wait`,
      data: { from, waitMs },
    });
  }

  #note(kind: string, actor: Actor, message: string, data: Readonly<Record<string, unknown>>): void {
    this.#journal.write({ kind, actor, message, data });
  }
}

function actorOf({ id, device_name, user_agent }: SessionRow): Actor {
  return device_name === null ? sessionActor(id, user_agent) : { kind: "session", id, name: device_name };
}

/** A name of nothing but what is not shown would be no name. */
function deviceName(given: string): string {
  return shownText(given, 60).trim() || "Device";
}

function noDevice(): ServerError {
  return new ServerError("not-found", "there is no device of this id");
}

/** Named as the settings page names it. Of what the browser says only words of ours are taken. */
function sessionActor(id: string, userAgent: string | null): Actor {
  return { kind: "session", id, name: browserName(userAgent) };
}
