import type { MinerDetail, PoolResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { poolLists, refreshPools } from "../../../live/pools.js";
import { mayAdminister, mayControl } from "../../../live/session.js";
import { useEvery } from "../../../pieces/use-every.js";
import { PoolForm } from "./pool-form.js";
import { PoolLine, poolOutcome } from "./pool-line.js";
import { WebPassword } from "./web-password.js";

/** How often pools are read while they are looked at. */
const EVERY_MS = 15_000;
/** Models with setPool have so many places for pools. */
const SLOTS = 3;

/** Where the work goes, and how to let it go elsewhere. */
export function PoolsCard({ detail }: { readonly detail: MinerDetail }) {
  const { id } = detail;
  const edited = useSignal<number | undefined>(undefined);
  const isOnline = detail.presence === "online";
  useEvery(
    EVERY_MS,
    () => {
      if (isOnline) void refreshPools(id);
    },
    `${id} ${isOnline}`,
  );
  const list = poolLists.value.get(id);
  const pools = list?.pools ?? [];
  useRefreshAtEnds(id, pools);
  const isOff = !mayControl.value || !isOnline;
  const hasSlots = detail.controls.includes("setPool");
  const free = hasSlots && list !== undefined ? freeSlots(pools) : [];
  const edit = (slot: number) => {
    edited.value = slot;
  };
  return (
    <section class="card" aria-label="Pools">
      <div class="card-title">
        <h2>Pools</h2>
        {list?.problem === undefined ? null : <span class="small soft">{list.problem}</span>}
      </div>
      {list !== undefined && pools.length > 0 && !pools.some(({ active }) => active) ? (
        <p class="small soft">
          No pool is in use. In standby that is usual; while it hashes, check the addresses and the network.
        </p>
      ) : null}
      {isOnline || pools.length > 0 ? null : (
        <p class="small soft">Its pools are shown when it answers again.</p>
      )}
      <ul class="rows">
        {pools.map((pool) => (
          <PoolLine
            key={pool.id}
            detail={detail}
            pool={pool}
            isOff={isOff}
            onEdit={hasSlots ? edit : undefined}
          />
        ))}
        {isOff
          ? null
          : free.map((slot) => (
              <li key={slot} class="row">
                <span class="grow soft">Pool {slot} is free</span>
                <button type="button" class="button is-small" onClick={() => edit(slot)}>
                  Set
                </button>
              </li>
            ))}
      </ul>
      {hasSlots && mayAdminister.value ? <WebPassword minerId={id} /> : null}
      {edited.value === undefined ? null : (
        <PoolForm
          detail={detail}
          slot={edited.value}
          pool={pools.find((pool) => pool.id === edited.value)}
          onClose={() => {
            edited.value = undefined;
          }}
        />
      )}
    </section>
  );
}

function freeSlots(pools: readonly PoolResource[]): readonly number[] {
  return Array.from({ length: SLOTS }, (_, slot) => slot).filter(
    (slot) => !pools.some(({ id }) => id === slot),
  );
}

/** A change of a pool that has come to its end is looked for at once. */
function useRefreshAtEnds(minerId: string, pools: readonly PoolResource[]): void {
  const ends = pools.map(({ id }) => {
    const progress = poolOutcome(minerId, id);
    return progress?.step === "ended" ? progress.at : 0;
  });
  const lastEnd = Math.max(0, ...ends);
  useEffect(() => {
    if (lastEnd > 0) void refreshPools(minerId);
  }, [lastEnd]);
}
