import type {
  Actor,
  CreatedToken,
  CreateToken,
  DeviceResource,
  Scope,
  SessionResource,
  TokenResource,
} from "@hearthash/contract";

/** Who calls, and what they may do. */
export interface Principal {
  readonly actor: Actor;
  readonly scope: Scope;
  /** The session's id, when it is one. */
  readonly sessionId?: string;
  /** True for who may read without having signed in. */
  readonly isAnonymous?: boolean;
}

/** A session as it is handed to a browser: the cookie's value stands nowhere else. */
export interface IssuedSession {
  readonly cookie: string;
  readonly session: SessionResource;
}

/** What a device that is paired is to be. */
export interface NewDevice {
  readonly name: string;
  readonly scope: Scope;
}

/** A paired device as it is handed over. */
export interface IssuedDevice {
  readonly cookie: string;
  readonly device: DeviceResource;
}

/** Who may come in: sign-in links, sessions, tokens. Compares in constant time, keeps hashes only. */
export interface Access {
  /** A code for one sign-in, five minutes. Never logged. */
  createLoginCode(by: Actor): { readonly code: string; readonly expiresAt: number };
  /**
   * Exchanges a code for a session that holds on one listener.
   *
   * @param from the caller's address: guesses are counted by it.
   * @throws ServerError `sign-in-refused`, `locked-out`.
   */
  signIn(code: string, listener: string, from: string, userAgent: string | undefined): IssuedSession;
  /** The session of a cookie; with a new cookie when it was time to rotate it. */
  resume(
    cookie: string,
    listener: string,
  ): { readonly principal: Principal; readonly renewed?: string; readonly validMs: number } | undefined;
  signOut(sessionId: string): void;
  sessions(): readonly SessionResource[];
  /** @throws ServerError `not-found`. */
  revokeSession(id: string, by: Actor): void;
  /**
   * Makes a device: a session of long life that has a name. Whoever calls this has seen a right code.
   *
   * @throws ServerError `conflict` when there are too many.
   */
  createDevice(made: NewDevice, listener: string, userAgent: string | undefined): IssuedDevice;
  devices(): readonly DeviceResource[];
  /** @throws ServerError `not-found`. */
  renameDevice(id: string, name: string, by: Actor): DeviceResource;
  /** @throws ServerError `not-found`. */
  revokeDevice(id: string, by: Actor): void;
  createToken(input: CreateToken, by: Actor): CreatedToken;
  tokens(): readonly TokenResource[];
  /** @throws ServerError `not-found`. */
  revokeToken(id: string, by: Actor): void;
  /**
   * Who a bearer token is; `undefined` when it is none.
   *
   * @throws ServerError `locked-out`.
   */
  bearer(secret: string, from: string): Principal | undefined;
  /** Told of each session or token that holds no more: what it has open must end. Gives the way to stop listening. */
  onRevoked(listener: (actor: Actor) => void): () => void;
}
