import type { PresetResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { poolHost } from "../../format/pool-host.js";
import { presets } from "../../live/lists.js";
import { removePreset } from "../../live/presets.js";
import { Action } from "../../pieces/action.js";
import { ApplyPresetDialog } from "./apply-preset.js";
import { PresetForm } from "./preset-form.js";

/** Pools under names. */
export function PresetList() {
  const applied = useSignal<PresetResource | undefined>(undefined);
  const edited = useSignal<PresetResource | "new" | undefined>(undefined);
  const items = presets.items.value ?? [];
  return (
    <section class="card" aria-label="Presets">
      <div class="card-title">
        <h2>Presets</h2>
        <button
          type="button"
          class="button is-small"
          onClick={() => {
            edited.value = "new";
          }}
        >
          New preset
        </button>
      </div>
      {presets.problem.value === undefined ? null : <p class="small soft">{presets.problem.value}</p>}
      {items.length === 0 ? (
        <p class="small soft">A preset is a set of pools under a name, for one miner or many.</p>
      ) : null}
      <ul class="rows">
        {items.map((preset) => (
          <PresetLine
            key={preset.id}
            preset={preset}
            onApply={() => {
              applied.value = preset;
            }}
            onEdit={() => {
              edited.value = preset;
            }}
          />
        ))}
      </ul>
      {edited.value === undefined ? null : (
        <PresetForm
          preset={edited.value === "new" ? undefined : edited.value}
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

interface PresetLineProps {
  readonly preset: PresetResource;
  readonly onApply: () => void;
  readonly onEdit: () => void;
}

function PresetLine({ preset, onApply, onEdit }: PresetLineProps) {
  return (
    <li class="row is-wrapping">
      <div class="grow">
        <div class="clip">{preset.name}</div>
        <div class="small soft clip">{preset.pools.map(({ url }) => poolHost(url)).join(", ")}</div>
      </div>
      <div class="toolbar">
        <button type="button" class="button is-small" onClick={onApply}>
          Apply
        </button>
        <button type="button" class="button is-small" onClick={onEdit}>
          Edit
        </button>
        <Action look="danger" act={() => removePreset(preset.id)}>
          Remove
        </Action>
      </div>
    </li>
  );
}
