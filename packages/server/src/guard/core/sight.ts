import { formatEndpoint, type Pool } from "@hearthash/client";
import type { LiveMiner } from "../../live/index.js";
import type { Mode } from "./memory.js";

/** What one poll showed of a pinned miner. */
export interface Sight {
  /** Unix milliseconds. */
  readonly at: number;
  readonly pools: readonly Pool[];
  readonly mode: Mode | undefined;
  readonly uptimeS: number | undefined;
  readonly isStarting: boolean;
  readonly dna: string | undefined;
  readonly mac: string | undefined;
  readonly firmware: string | undefined;
  readonly address: string;
}

/** The sight of a poll; `undefined` when it did not answer, or its pools were not read. */
export function sightOf(live: LiveMiner): Sight | undefined {
  const { snapshot, pools, error, identity } = live;
  if (error !== undefined || snapshot === undefined || pools === undefined || live.polledAt === undefined) {
    return undefined;
  }
  return {
    at: pools.at,
    pools: pools.list,
    mode: modeOf(live),
    uptimeS: snapshot.points.uptimeS,
    isStarting: snapshot.state === "starting",
    dna: identity?.dna,
    mac: identity?.mac,
    firmware: identity?.firmware,
    address: formatEndpoint(live.endpoint),
  };
}

/** What is set, while the miner is in a state that shows it. */
function modeOf({ snapshot }: LiveMiner): Mode | undefined {
  const { workMode, workLevel } = snapshot?.points ?? {};
  if (snapshot?.state !== "hashing" || (workMode === undefined && workLevel === undefined)) return undefined;
  const mode = (workMode ?? "").slice(0, 40);
  return workLevel === undefined ? { mode } : { mode, level: workLevel };
}
