import type { PresetResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../../live/api.js";
import { fleet } from "../../live/house.js";
import { presets } from "../../live/lists.js";
import { poolLists, refreshPools } from "../../live/pools.js";
import { mayAdminister, mayControl } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { Age } from "../../pieces/age.js";
import { Empty } from "../../pieces/empty.js";
import { ApplyPresetDialog } from "./apply-preset.js";
import { PresetForm } from "./preset-form.js";

/** Where every miner's work goes, and sets of pools to be given to one or many. */
export function PoolsPage() {
  useEffect(() => {
    if (mayAdminister.value) void presets.refresh();
  }, [mayAdminister.value]);
  // On a page that is opened by its address the miners come a moment later.
  const ids = fleet.cells.value
    .slice(0, MOST_SHOWN)
    .filter(({ row }) => row.value.presence === "online")
    .map(({ id }) => id);
  useEffect(() => {
    for (const id of ids) void refreshPools(id);
  }, [ids.join()]);
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Pools</h1>
      </div>
      <ActivePools />
      <Presets />
    </div>
  );
}

/** Above this many the miners' own pages tell. */
const MOST_SHOWN = 100;

function waitingText(isKnown: boolean, presence: unknown): string {
  if (isKnown) return "no pool in use";
  return presence === "offline" ? "not known while it is offline" : "asking";
}

function ActivePools() {
  const cells = fleet.cells.value.slice(0, MOST_SHOWN);
  if (cells.length === 0) return <Empty text="No miners yet." />;
  return (
    <section class="card" aria-label="Active pools">
      <h2>Where the work goes now</h2>
      <ul class="rows">
        {cells.map(({ id, info, row }) => {
          const list = poolLists.value.get(id);
          const active = list?.pools.find((pool) => pool.active);
          return (
            <li key={id} class="row">
              <div class="grow">
                <a class="plain" href={`/miners/${encodeURIComponent(id)}`}>
                  {info.value.name}
                </a>
                <div class="small soft clip">
                  {active === undefined
                    ? (list?.problem ?? waitingText(list !== undefined, row.value.presence))
                    : `${active.url.replace(/^stratum\+\w+:\/\//, "")} · ${active.worker}`}
                </div>
              </div>
              {active?.lastShareAt == null ? null : (
                <span class="small faint">
                  share <Age at={active.lastShareAt} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Presets() {
  const applied = useSignal<PresetResource | undefined>(undefined);
  const edited = useSignal<PresetResource | "new" | undefined>(undefined);
  const items = presets.items.value ?? [];
  return (
    <section class="card" aria-label="Presets">
      <div class="card-title">
        <h2>Presets</h2>
        {mayAdminister.value ? (
          <button
            type="button"
            class="button is-small"
            onClick={() => {
              edited.value = "new";
            }}
          >
            New preset
          </button>
        ) : null}
      </div>
      {items.length === 0 ? (
        <p class="small soft">A preset is a set of pools under a name, for one miner or many.</p>
      ) : null}
      <ul class="rows">
        {items.map((preset) => (
          <li key={preset.id} class="row">
            <div class="grow">
              <div class="clip">{preset.name}</div>
              <div class="small soft clip">
                {preset.pools.map(({ url }) => url.replace(/^stratum\+\w+:\/\//, "")).join(", ")}
              </div>
            </div>
            {mayControl.value ? (
              <button
                type="button"
                class="button is-small"
                onClick={() => {
                  applied.value = preset;
                }}
              >
                Apply
              </button>
            ) : null}
            {mayAdminister.value ? (
              <Action
                look="danger"
                act={async () => {
                  await api(`/presets/${preset.id}`, { method: "DELETE" });
                  await presets.refresh();
                }}
              >
                Remove
              </Action>
            ) : null}
          </li>
        ))}
      </ul>
      {edited.value === undefined ? null : (
        <PresetForm
          onClose={() => {
            edited.value = undefined;
          }}
        />
      )}
      {applied.value === undefined ? null : (
        <ApplyPresetDialog
          preset={applied.value}
          onClose={() => {
            applied.value = undefined;
          }}
        />
      )}
    </section>
  );
}
