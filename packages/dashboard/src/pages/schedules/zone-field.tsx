import { Field, faultOf } from "../../pieces/field.js";
import type { DraftPart } from "./part.js";
import { readable, zoneChoices } from "./zones.js";

/** By whose clocks the time counts; the house's unless another is chosen. */
export function ZoneField({
  draft: { zone },
  faults,
  change,
  houseZone,
}: DraftPart & { readonly houseZone: string | undefined }) {
  return (
    <Field id="schedule-zone" label="Time zone" error={faults.timezone}>
      <select
        class="input"
        id="schedule-zone"
        value={zone ?? ""}
        onChange={(event) => change({ zone: event.currentTarget.value || undefined })}
        {...faultOf("schedule-zone", faults.timezone)}
      >
        <option value="">
          {houseZone === undefined ? "The house's" : `${readable(houseZone)} (the house)`}
        </option>
        {zoneChoices(houseZone, zone).map(({ zone: value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  );
}
