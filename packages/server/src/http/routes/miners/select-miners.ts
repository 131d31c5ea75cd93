import type { MinerSort, MinersQuery } from "@hearthash/contract";
import type { LiveMiner } from "../../../live/index.js";
import { lastSeenAt } from "../../resources/index.js";

type Key = string | number | undefined;

/** What each order looks at; undefined is unknown and comes last. */
const KEYS: Record<MinerSort, (miner: LiveMiner) => Key> = {
  name: (miner) => miner.name,
  place: (miner) => miner.place,
  model: (miner) => miner.model?.name,
  state: (miner) => (miner.presence === "online" ? miner.state : miner.presence),
  seen: lastSeenAt,
  hashrate: (miner) => now(miner)?.hashrateThs,
  power: (miner) => now(miner)?.powerWallW,
  efficiency: (miner) => now(miner)?.efficiencyJPerTh,
  temperature: (miner) => now(miner)?.tempChipMaxC ?? now(miner)?.tempInletC,
};

/** The miners a query asks for, in the order it asks for. */
export function selectMiners(miners: readonly LiveMiner[], query: MinersQuery): readonly LiveMiner[] {
  const wanted = query.q?.toLocaleLowerCase("en");
  const chosen = miners.filter(
    (miner) => isAsked(miner, query) && (wanted === undefined || holds(miner, wanted)),
  );
  if (query.sort === undefined) return query.order === "desc" ? chosen.reverse() : chosen;
  const key = KEYS[query.sort];
  const sign = query.order === "desc" ? -1 : 1;
  const keyed = chosen.map((miner) => ({ miner, key: key(miner) }));
  return keyed.sort((a, b) => compare(a.key, b.key, sign)).map(({ miner }) => miner);
}

function isAsked(miner: LiveMiner, { presence, state, model, place }: MinersQuery): boolean {
  return (
    (presence === undefined || miner.presence === presence) &&
    (state === undefined || (miner.presence === "online" && miner.state === state)) &&
    (model === undefined || miner.model?.id === model) &&
    (place === undefined || miner.place === place)
  );
}

function holds(miner: LiveMiner, wanted: string): boolean {
  const { id, name, place = "", notes = "", endpoint, model } = miner;
  const text = [id, name, place, notes, endpoint.host, model?.name ?? ""].join("\n");
  return text.toLocaleLowerCase("en").includes(wanted);
}

/** Old values of a miner that is away count for nothing. */
function now(miner: LiveMiner) {
  return miner.presence === "online" ? miner.snapshot?.points : undefined;
}

function compare(a: Key, b: Key, sign: 1 | -1): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * (String(a) < String(b) ? -1 : 1);
}
