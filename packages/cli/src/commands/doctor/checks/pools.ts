import type { Miner, MinerSnapshot, Pool } from "@hearthash/client";
import { duration } from "../../../output/figures.js";
import type { Finding } from "../finding.js";

/** A home miner at a usual difficulty finds a share every few seconds to minutes. */
const QUIET_S = 900;

/** Whether a pool gets the work. */
export async function checkPools(
  miner: Miner,
  snapshot: MinerSnapshot | undefined,
  now: number,
  signal: AbortSignal,
): Promise<Finding> {
  const pools = await miner.pools({ signal });
  if (pools.length === 0) {
    return {
      result: "warning",
      found: "none is configured: the miner has no work",
      advice: "Give it a pool.",
    };
  }
  const alive = pools.filter((pool) => pool.status === "Alive").length;
  const count = `${alive} of ${pools.length} alive`;
  const inUse = pools.find((pool) => pool.active);
  if (inUse === undefined) return noneInUse(count, snapshot);
  return shareFinding(inUse, count, snapshot, now);
}

function noneInUse(count: string, snapshot: MinerSnapshot | undefined): Finding {
  const found = `none is in use; ${count}`;
  if (snapshot?.state === "standby") return { result: "note", found };
  const advice =
    "The miner reaches no pool: check its internet connection, then URL and worker (`hearthash pools`).";
  return { result: "warning", found, advice };
}

function shareFinding(pool: Pool, count: string, snapshot: MinerSnapshot | undefined, now: number): Finding {
  const used = `${count}, ${pool.id} in use`;
  if (pool.lastShareAt === undefined) return { result: "note", found: `${used}, no share yet` };
  const ageS = Math.max(0, (now - pool.lastShareAt) / 1000);
  const found = `${used}, last share ${duration(ageS)} ago`;
  if (ageS <= QUIET_S || snapshot?.state === "standby") return { result: "ok", found };
  return {
    result: "warning",
    found,
    advice:
      "That is long. The pool may ask too high a difficulty, or take none of the work: see its own page.",
  };
}
