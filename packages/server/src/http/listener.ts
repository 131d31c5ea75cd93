/** One open port, and how it is known. A session made on one holds on no other. */
export interface ListenerInfo {
  /** `local` is the loopback (or the one named by `listen`), `lan` the TLS port. */
  readonly id: "local" | "lan";
  readonly isTls: boolean;
  /** True when it is bound to a loopback address. */
  readonly isLoopback: boolean;
  readonly address: string;
  readonly port: number;
  /** `__Host-hearthash` on TLS; with the port on loopback, since cookies ignore ports. */
  readonly cookieName: string;
  /** Names and addresses it answers to, beside its own socket's address: lower case, without port. */
  readonly names: readonly string[];
}
