import { useEffect } from "preact/hooks";
import { presets } from "../../live/lists.js";
import { mayAdminister } from "../../live/session.js";
import { Icon } from "../../pieces/icon.js";
import { DriftBadge } from "../guard/drift-badge.js";
import { ActivePools } from "./active-pools.js";
import { PresetList } from "./preset-list.js";

/** Where every miner's work goes, and sets of pools to be given to one or many. */
export function PoolsPage() {
  const isAdmin = mayAdminister.value;
  useEffect(() => {
    if (isAdmin) void presets.refresh();
  }, [isAdmin]);
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Pools</h1>
        <a class="button is-small" href="/guard">
          <Icon name="shield" />
          Pool guard
          <DriftBadge />
        </a>
      </div>
      <ActivePools />
      {isAdmin ? <PresetList /> : null}
    </div>
  );
}
