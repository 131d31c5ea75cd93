import type { PresetOutcome, PresetResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { commandNews, fleet } from "../../live/house.js";
import { applyPreset } from "../../live/presets.js";
import { Action } from "../../pieces/action.js";
import { Dialog } from "../../pieces/dialog.js";

interface ApplyProps {
  readonly preset: PresetResource;
  readonly onClose: () => void;
}

/** Gives a preset's pools to the miners that are ticked; what became of it stands at each. */
export function ApplyPresetDialog({ preset, onClose }: ApplyProps) {
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const reboot = useSignal(true);
  const outcome = useSignal<PresetOutcome | undefined>(undefined);
  const apply = async () => {
    outcome.value = await applyPreset(preset.id, [...chosen.value], reboot.value);
  };
  return (
    <Dialog title={`Apply ${preset.name}`} onClose={onClose}>
      <ul class="rows apply-list">
        {fleet.cells.value.map(({ id, info }) => (
          <li key={id} class="row">
            <label class="row grow">
              <input
                type="checkbox"
                class="check"
                checked={chosen.value.has(id)}
                disabled={outcome.value !== undefined}
                onChange={(event) => {
                  const next = new Set(chosen.value);
                  if (event.currentTarget.checked) next.add(id);
                  else next.delete(id);
                  chosen.value = next;
                }}
              />
              <span class="grow">
                <span class="clip">{info.value.name}</span>
                <Outcome outcome={outcomeOf(outcome.value, id)} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      <label class="row">
        <input
          type="checkbox"
          class="check"
          checked={reboot.value}
          onChange={(event) => {
            reboot.value = event.currentTarget.checked;
          }}
        />
        <span class="grow small">Restart miners that need it for the pools to work</span>
      </label>
      <div class="dialog-actions">
        <button type="button" class="button is-quiet" onClick={onClose}>
          {outcome.value === undefined ? "Cancel" : "Close"}
        </button>
        {outcome.value === undefined ? (
          <Action look="primary" isDisabled={chosen.value.size === 0} act={apply}>
            Apply to {chosen.value.size}
          </Action>
        ) : null}
      </div>
    </Dialog>
  );
}

/** What became of a miner's part, for people. */
interface MinerOutcome {
  readonly step: "waiting" | "confirmed" | "unconfirmed" | "failed";
  readonly text: string;
}

function Outcome({ outcome }: { readonly outcome: MinerOutcome | undefined }) {
  if (outcome === undefined) return null;
  return (
    <span class="control-note wrap-anywhere" data-outcome={outcome.step} role="status">
      {outcome.text}
    </span>
  );
}

/** The worst of what is known of a miner's commands, as they come to their end. */
function outcomeOf(outcome: PresetOutcome | undefined, id: string): MinerOutcome | undefined {
  const item = outcome?.items.find(({ minerId }) => minerId === id);
  if (item === undefined) return undefined;
  if (item.problem !== null) return { step: "failed", text: item.problem.message };
  const present = item.commands.map((command) => commandNews.value.get(command.id) ?? command);
  const bad = present.find(
    ({ status }) => status === "failed" || status === "refused" || status === "interrupted",
  );
  if (bad !== undefined) return { step: "failed", text: bad.reason ?? bad.message ?? bad.status };
  const open = present.filter(({ status }) => status === "queued" || status === "running").length;
  if (open > 0) return { step: "waiting", text: `${present.length - open} of ${present.length} done` };
  const unseen = present.find(({ status }) => status !== "confirmed");
  if (unseen === undefined) return { step: "confirmed", text: "Confirmed" };
  return {
    step: "unconfirmed",
    text: `Sent, not shown by the miner${unseen.reason === null ? "" : `: ${unseen.reason}`}`,
  };
}
