import type { IntentInput, MinerDetail, PoolResource } from "@hearthash/contract";
import { useEffect } from "preact/hooks";
import { formatCount } from "../../format/numbers.js";
import { desk } from "../../live/house.js";
import { poolLists, refreshPools } from "../../live/pools.js";
import { mayControl } from "../../live/session.js";
import { Age } from "../../pieces/age.js";
import { Icon } from "../../pieces/icon.js";
import { OutcomeNote } from "../../pieces/outcome-note.js";

/** How often pools are read while they are looked at. */
const EVERY_MS = 15_000;

/** Where the work goes. */
export function PoolsCard({ detail }: { readonly detail: MinerDetail }) {
  const { id } = detail;
  const isOnline = detail.presence === "online";
  useEffect(() => {
    if (!isOnline) return undefined;
    void refreshPools(id);
    const timer = setInterval(() => void refreshPools(id), EVERY_MS);
    return () => clearInterval(timer);
  }, [id, isOnline]);
  const list = poolLists.value.get(id);
  const maySwitch = mayControl.value && isOnline && detail.controls.includes("switchPool");
  return (
    <section class="card" aria-label="Pools">
      <div class="card-title">
        <h2>Pools</h2>
        {list?.problem === undefined ? null : <span class="small soft">{list.problem}</span>}
      </div>
      <ul class="rows">
        {list?.pools.map((pool) => (
          <PoolLine
            key={pool.id}
            pool={pool}
            maySwitch={maySwitch}
            order={(intent) => void desk.order(id, intent)}
          />
        ))}
      </ul>
      <OutcomeNote progress={desk.progress(id, "switchPool")} />
    </section>
  );
}

interface PoolLineProps {
  readonly pool: PoolResource;
  readonly maySwitch: boolean;
  readonly order: (intent: IntentInput) => void;
}

function PoolLine({ pool, maySwitch, order }: PoolLineProps) {
  return (
    <li class="row">
      <div class="grow">
        <div class="clip" title={pool.url}>
          {pool.active ? <Icon name="check" title="In use" /> : null}{" "}
          {pool.url.replace(/^stratum\+\w+:\/\//, "")}
        </div>
        <div class="small soft clip" title={pool.worker}>
          {pool.worker}
        </div>
        <div class="small faint">
          {pool.status}
          {pool.accepted === null ? "" : ` · ${formatCount(pool.accepted)} accepted`}
          {pool.rejected === null ? "" : ` · ${formatCount(pool.rejected)} rejected`}
          {pool.lastShareAt === null ? null : (
            <>
              {" · last share "}
              <Age at={pool.lastShareAt} />
            </>
          )}
        </div>
      </div>
      {pool.active || !maySwitch ? null : (
        <button
          type="button"
          class="button is-small"
          onClick={() => order({ kind: "switchPool", pool: pool.id })}
        >
          Switch here
        </button>
      )}
    </li>
  );
}
