/** A pool as the configuration file keeps it. */
export interface StoredPool {
  readonly url: string;
  readonly worker: string;
  readonly password: string;
}

/** Counters and texts of one pool that a test may pin to exact values. */
export interface PoolCounters {
  readonly getworks: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly works: number;
  readonly discarded: number;
  readonly stale: number;
  readonly getFailures: number;
  /** Unix seconds of the device, 0 for never. */
  readonly lastShareS: number;
  readonly diff1Shares: number;
  readonly shareDifficulty: number;
  readonly workDifficulty: number;
  readonly bestShare: number;
  readonly badWork: number;
  readonly blockHeight: number;
  readonly blockVersion: number;
  readonly stratumUrl: string;
  readonly timesSent: number;
  readonly bytesSent: number;
  readonly timesReceived: number;
  readonly bytesReceived: number;
}

/** A pool as the running service sees it. */
export interface RunningPool {
  url: string;
  worker: string;
  password: string;
  /** The pool's server answers. */
  alive: boolean;
  enabled: boolean;
  priority: number;
  quota: number;
  /** Shares found so far, with the fraction of the next one. */
  shares: number;
  difficulty: number;
  /** When the last share was found, in milliseconds of the clock; 0 for never. */
  lastShareMs: number;
  failures: number;
  pinned: Partial<PoolCounters>;
}

/** A fresh pool of the running service. */
export function runningPool(stored: StoredPool, priority: number, difficulty: number): RunningPool {
  return {
    ...stored,
    alive: true,
    enabled: true,
    priority,
    quota: 1,
    shares: 0,
    difficulty,
    lastShareMs: 0,
    failures: 0,
    pinned: {},
  };
}

/** `Status` of a pool. */
export function poolStatus(pool: RunningPool): "Alive" | "Dead" | "Disabled" {
  if (!pool.enabled) return "Disabled";
  return pool.alive ? "Alive" : "Dead";
}

/** The index of the pool that should be in use: the lowest priority that is enabled and alive; -1 for none. */
export function bestPool(pools: readonly RunningPool[]): number {
  let best = -1;
  pools.forEach((pool, index) => {
    const rival = pools[best];
    if (pool.enabled && pool.alive && (rival === undefined || pool.priority < rival.priority)) best = index;
  });
  return best;
}

/** Puts the named pools first, in that order; the others follow in their old order. */
export function reorderPools(pools: readonly RunningPool[], first: readonly number[]): void {
  const rest = pools
    .map((pool, index) => ({ pool, index }))
    .filter(({ index }) => !first.includes(index))
    .sort((a, b) => a.pool.priority - b.pool.priority);
  const order = [...first, ...rest.map(({ index }) => index)];
  order.forEach((index, priority) => {
    const pool = pools[index];
    if (pool) pool.priority = priority;
  });
}
