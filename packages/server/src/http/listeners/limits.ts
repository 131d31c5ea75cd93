/** What a port takes of its callers, so that a few slow or many greedy ones leave room for the rest. */
export interface ListenerLimits {
  readonly connections: number;
  /** Of one address (IPv6: of one /64); loopback and trusted proxies, which are many callers, may have them all. */
  readonly connectionsPerAddress: number;
  /** How long the headers may take; an idle new connection too. */
  readonly headersTimeoutMs: number;
  /** How long a whole request may take to arrive. */
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly checkingIntervalMs: number;
  readonly headerBytes: number;
  /** How long replies under way may take when the server stops. */
  readonly graceMs: number;
}

export const defaultLimits: ListenerLimits = {
  connections: 2000,
  connectionsPerAddress: 256,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 60_000,
  checkingIntervalMs: 2000,
  headerBytes: 16 * 1024,
  graceMs: 2000,
};
