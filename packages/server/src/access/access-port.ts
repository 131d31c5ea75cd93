import type {
  Actor,
  CreatedToken,
  CreateToken,
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
  ): { readonly principal: Principal; readonly renewed?: string } | undefined;
  signOut(sessionId: string): void;
  sessions(): readonly SessionResource[];
  /** @throws ServerError `not-found`. */
  revokeSession(id: string, by: Actor): void;
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
