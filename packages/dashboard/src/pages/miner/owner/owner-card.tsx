import type { MinerDetail } from "@hearthash/contract";
import { changeMiner } from "../../../live/miner-changes.js";
import { Form } from "../../../pieces/form.js";
import { Icon } from "../../../pieces/icon.js";
import { TextField } from "../../../pieces/text-field.js";
import { RemoveMiner } from "./remove-miner.js";

/** What its owner says of a miner: name, place, notes, and the bounds of everything that acts by itself. */
export function OwnerCard({ detail }: { readonly detail: MinerDetail }) {
  const { id, limits } = detail;
  const save = async (text: (name: string) => string) => {
    const watts = text("maxPowerW");
    await changeMiner(id, {
      name: text("name"),
      place: text("place") || null,
      notes: text("notes") || null,
      limits: {
        maxPowerW: watts === "" ? null : Number(watts),
        neverOnUnattended: text("neverOn") === "on",
      },
    });
  };
  return (
    <details class="card fold">
      <summary>
        <Icon name="next" />
        Name, place and limits
      </summary>
      <div class="stack">
        <Form look="plain" action="Save" done="Saved" submit={save}>
          <TextField name="name" label="Name" value={detail.name} maxLength={80} isRequired />
          <TextField
            name="place"
            label="Place"
            value={detail.place ?? ""}
            hint="Living room"
            maxLength={80}
          />
          <div class="field">
            <label for="notes">Notes</label>
            <textarea
              class="input"
              id="notes"
              name="notes"
              rows={3}
              maxLength={2000}
              defaultValue={detail.notes ?? ""}
            />
          </div>
          <TextField
            name="maxPowerW"
            label="Maximum power in W"
            type="number"
            min={1}
            max={100_000}
            step={1}
            value={limits.maxPowerW === null ? "" : String(limits.maxPowerW)}
          >
            Holds for schedules, integrations and everything else that acts by itself.
          </TextField>
          <label class="check-line">
            <input type="checkbox" class="check" name="neverOn" defaultChecked={limits.neverOnUnattended} />
            <span>Never switched on by itself: only a person may wake it</span>
          </label>
        </Form>
        <RemoveMiner detail={detail} />
      </div>
    </details>
  );
}
