import { useSignal } from "@preact/signals";
import { FieldGroup } from "../../pieces/field.js";
import { Icon } from "../../pieces/icon.js";
import type { DraftPart } from "./part.js";
import { dateText } from "./schedule-words.js";

/** Dates on which it is not done. */
export function ExceptionFields({ draft, faults, change }: DraftPart) {
  const date = useSignal("");
  const add = () => {
    if (date.value === "") return;
    change({ exceptions: [...new Set([...draft.exceptions, date.value])].sort() });
    date.value = "";
  };
  return (
    <FieldGroup id="schedule-exceptions" label="Not on these dates" error={faults.exceptions}>
      <ul class="toolbar">
        {draft.exceptions.map((one) => (
          <li key={one} class="tag is-removable">
            {dateText(one)}
            <button
              type="button"
              class="icon-button is-small"
              aria-label={`Take away ${dateText(one)}`}
              onClick={() => change({ exceptions: draft.exceptions.filter((other) => other !== one) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <div class="field-line">
        <input
          class="input is-date"
          type="date"
          aria-label="A date"
          value={date.value}
          onInput={(event) => {
            date.value = event.currentTarget.value;
          }}
        />
        <button type="button" class="button is-small" disabled={date.value === ""} onClick={add}>
          Add the date
        </button>
      </div>
    </FieldGroup>
  );
}
