import type { GuardResource } from "@hearthash/contract";
import { driftedCount, guardNews, guardOrder, guardProblem, guards, loadGuards } from "../../live/guard.js";
import { mayAdminister } from "../../live/session.js";
import { Empty } from "../../pieces/empty.js";
import { Icon } from "../../pieces/icon.js";
import { useEvery } from "../../pieces/use-every.js";
import { DriftCard } from "./drift-card.js";
import { GuardLine } from "./guard-line.js";
import { PinAll } from "./pin-all.js";

const EVERY_MS = 15_000;

/** Every miner's pin, and what differs from it. */
export function GuardPage() {
  useEvery(EVERY_MS, () => void loadGuards(), `${guardNews.value} ${driftedCount.value}`);
  const all = guardOrder.value?.flatMap((id) => guards.value.get(id) ?? []);
  return (
    <div class="page is-reading">
      <div class="page-head">
        <a class="icon-button" href="/pools" aria-label="Back to pools">
          <Icon name="back" />
        </a>
        <h1 class="grow">Pool guard</h1>
        {mayAdminister.value && all?.some(({ pin }) => pin === null) === true ? <PinAll /> : null}
      </div>
      <p class="soft">
        Anybody on your network can change a miner's pools and take its hashrate. What is pinned is compared
        at every poll, and you are told at once when it differs.
        {mayAdminister.value ? "" : " To pin miners, sign in as somebody who may."}
      </p>
      {guardProblem.value === undefined ? null : <p class="notice">{guardProblem.value}</p>}
      <Pins all={all} />
    </div>
  );
}

function Pins({ all }: { readonly all: readonly GuardResource[] | undefined }) {
  if (all === undefined) return guardProblem.value === undefined ? <div class="card skeleton" /> : null;
  if (all.length === 0) return <Empty text="No miners yet: what is found can be pinned here." />;
  const drifted = all.filter(({ drift, redirect }) => drift !== null || redirect !== null);
  return (
    <>
      {drifted.map((guard) => (
        <DriftCard key={guard.minerId} guard={guard} />
      ))}
      <section class="card" aria-label="Pins">
        <h2>{countText(all)}</h2>
        <ul class="rows">
          {all.map((guard) => (
            <GuardLine key={guard.minerId} guard={guard} />
          ))}
        </ul>
      </section>
    </>
  );
}

function countText(all: readonly GuardResource[]): string {
  const pinned = all.filter(({ pin }) => pin !== null).length;
  const of = all.length === 1 ? "miner is" : "miners are";
  return pinned === 0 ? "Nothing is pinned yet" : `${pinned} of ${all.length} ${of} pinned`;
}
