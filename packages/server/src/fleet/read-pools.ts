import { isHearthashError, type Miner, type Pool } from "@hearthash/client";
import type { PoolReading } from "../live/index.js";
import type { ServerClock } from "../time/index.js";

/** More pools, or longer texts, than any firmware keeps: a device may send what it likes. */
const MOST_POOLS = 100;
const LONGEST_TEXT = 400;

/** The pools of a miner as a part of its poll; `undefined` when they could not be read. */
export async function readPools(
  miner: Miner,
  clock: ServerClock,
  signal: AbortSignal,
): Promise<PoolReading | undefined> {
  try {
    const pools = await miner.pools({ signal });
    return { at: clock.now(), list: pools.slice(0, MOST_POOLS).map(bounded) };
  } catch (error) {
    if (!isHearthashError(error)) throw error;
    return undefined;
  }
}

function bounded(pool: Pool): Pool {
  return {
    ...pool,
    url: cutLoose(pool.url),
    worker: cutLoose(pool.worker),
    status: cutLoose(pool.status),
    stratumUrl: pool.stratumUrl === undefined ? undefined : cutLoose(pool.stratumUrl),
  };
}

/** A part of a long text keeps all of it in memory; a copy does not. */
function cutLoose(text: string): string {
  return Buffer.from(text.slice(0, LONGEST_TEXT)).toString();
}
