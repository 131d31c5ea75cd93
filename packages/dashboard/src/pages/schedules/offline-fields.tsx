import { FieldGroup, faultOf } from "../../pieces/field.js";
import { Segments } from "../../pieces/segments.js";
import type { DraftPart } from "./part.js";

const OPTIONS = [
  { value: "skip", word: "Leave it out" },
  { value: "late", word: "Do it later" },
] as const;

/** What becomes of a miner that does not answer at the time. */
export function OfflineFields({ draft, faults, change }: DraftPart) {
  const id = "schedule-offline";
  return (
    <FieldGroup id={id} label="A miner that does not answer then" error={faults.whenOffline}>
      <Segments
        label="A miner that does not answer then"
        isSmall
        options={OPTIONS}
        value={draft.isLate ? "late" : "skip"}
        onChoose={(value) => change({ isLate: value === "late" })}
      />
      {draft.isLate ? (
        <label class="field-line small">
          When it answers again within
          <input
            class="input is-minutes"
            type="number"
            inputMode="numeric"
            value={draft.withinMinutes}
            onInput={(event) => change({ withinMinutes: event.currentTarget.value })}
            {...faultOf(id, faults.whenOffline)}
          />
          minutes
        </label>
      ) : null}
    </FieldGroup>
  );
}
