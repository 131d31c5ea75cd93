import type { PresetOutcome, PresetResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { api } from "../../live/api.js";
import { commandNews, fleet } from "../../live/house.js";
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
    const body = { miners: [...chosen.value], reboot: reboot.value };
    outcome.value = await api<PresetOutcome>(`/presets/${preset.id}/apply`, { method: "POST", body });
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
              <span class="grow clip">{info.value.name}</span>
              <span class="small soft">{outcomeText(outcome.value, id)}</span>
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

/** The worst of what is known of a miner's commands, as they come to their end. */
function outcomeText(outcome: PresetOutcome | undefined, id: string): string {
  const item = outcome?.items.find(({ minerId }) => minerId === id);
  if (item === undefined) return "";
  if (item.problem !== null) return item.problem.message;
  const present = item.commands.map((command) => commandNews.value.get(command.id) ?? command);
  const bad = present.find(
    ({ status }) => status === "failed" || status === "refused" || status === "interrupted",
  );
  if (bad !== undefined) return bad.reason ?? bad.message ?? bad.status;
  const open = present.filter(({ status }) => status === "queued" || status === "running").length;
  if (open > 0) return `${present.length - open} of ${present.length} done`;
  return present.every(({ status }) => status === "confirmed") ? "confirmed" : "sent, not shown by the miner";
}
