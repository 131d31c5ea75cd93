/** The measures of the live stream. */
export interface StreamLimits {
  /** How often changes are sent. */
  readonly tickMs: number;
  readonly heartbeatMs: number;
  /** A client this far behind is not written to until it has read on; then it gets a snapshot. */
  readonly backlogBytes: number;
  /** A client that has not read on for so long is cut. */
  readonly stuckMs: number;
  /** What a client that comes back can be given of the past. */
  readonly ringEvents: number;
  readonly ringBytes: number;
  /** For so long after the last client has left, the past is kept. */
  readonly lingerMs: number;
  readonly streams: number;
  readonly streamsPerCaller: number;
  /** Up to so many miners a stream that does not say what it watches watches all. */
  readonly watchAllUpTo: number;
  /** Commands, alerts and journal entries of one tick, and those that wait for the next ones. */
  readonly newsPerTick: number;
  readonly newsWaiting: number;
}

/** The measures unless a test takes others. */
export const streamLimits: StreamLimits = {
  tickMs: 1000,
  heartbeatMs: 15_000,
  backlogBytes: 256 * 1024,
  stuckMs: 60_000,
  ringEvents: 2000,
  ringBytes: 4 * 1024 * 1024,
  lingerMs: 60_000,
  streams: 200,
  streamsPerCaller: 16,
  watchAllUpTo: 100,
  newsPerTick: 200,
  newsWaiting: 2000,
};
