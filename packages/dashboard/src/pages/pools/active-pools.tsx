import { poolHost } from "../../format/pool-host.js";
import type { MinerCell } from "../../live/fleet-store.js";
import { fleet, isKnown } from "../../live/house.js";
import { type PoolList, poolLists, refreshPoolsOf } from "../../live/pools.js";
import { Age } from "../../pieces/age.js";
import { Empty } from "../../pieces/empty.js";
import { useEvery } from "../../pieces/use-every.js";

/** Above this many the miners' own pages tell. */
const MOST_SHOWN = 100;
const EVERY_MS = 60_000;

/** The pool each miner works for. */
export function ActivePools() {
  const all = fleet.cells.value;
  const cells = all.slice(0, MOST_SHOWN);
  // One that is away is not asked: it has nothing to say.
  const ids = cells.filter(({ row }) => row.value.presence === "online").map(({ id }) => id);
  // Anew when miners become known: a page that is opened directly knows none at first.
  useEvery(EVERY_MS, () => void refreshPoolsOf(ids), ids.join(" "));
  if (cells.length === 0)
    return isKnown.value ? <Empty text="No miners yet." /> : <div class="card skeleton" />;
  return (
    <section class="card" aria-label="Active pools">
      <h2>Where the work goes now</h2>
      <ul class="rows in-columns">
        {cells.map((cell) => (
          <ActivePool key={cell.id} cell={cell} list={poolLists.value.get(cell.id)} />
        ))}
      </ul>
      {all.length > MOST_SHOWN ? (
        <p class="small soft">
          The first {MOST_SHOWN} of {all.length}; the others tell on their own pages.
        </p>
      ) : null}
    </section>
  );
}

interface ActivePoolProps {
  readonly cell: MinerCell;
  readonly list: PoolList | undefined;
}

function ActivePool({ cell, list }: ActivePoolProps) {
  const active = list?.pools.find((pool) => pool.active);
  return (
    <li class="row">
      <div class="grow">
        <a class="plain" href={`/miners/${encodeURIComponent(cell.id)}`}>
          {cell.info.value.name}
        </a>
        {active === undefined ? (
          <div class="small soft">{hintOf(cell, list)}</div>
        ) : (
          <>
            <div class="small soft clip" title={active.url}>
              {poolHost(active.url)}
            </div>
            <div class="small faint clip" title={active.worker}>
              {active.worker}
            </div>
          </>
        )}
      </div>
      {active?.lastShareAt == null ? null : (
        <span class="small faint">
          share <Age at={active.lastShareAt} />
        </span>
      )}
    </li>
  );
}

/** Why no pool is shown, and what to do where something can be done. */
function hintOf(cell: MinerCell, list: PoolList | undefined): string {
  const { presence, state } = cell.row.value;
  if (presence === "offline") return "It does not answer.";
  if (list === undefined) return "Asking";
  if (list.problem !== undefined) return list.problem;
  if (list.pools.length === 0) return "It has no pool: set one on its page, or apply a preset.";
  if (state === "standby") return "No pool in use: it is in standby.";
  return "No pool in use: none answers. Check the addresses and the network.";
}
