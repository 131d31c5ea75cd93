import { Field, FieldGroup, faultOf } from "../../pieces/field.js";
import { type DraftPart, toggled } from "./part.js";
import { dayName, weekdays } from "./schedule-words.js";

/** At which time of which days. */
export function TimeFields({ draft, faults, change }: DraftPart) {
  return (
    <>
      <Field id="schedule-time" label="Time" error={faults.time}>
        <input
          class="input is-time"
          id="schedule-time"
          type="time"
          value={draft.time}
          onInput={(event) => change({ time: event.currentTarget.value })}
          {...faultOf("schedule-time", faults.time)}
        />
      </Field>
      <FieldGroup id="schedule-days" label="Days" error={faults.days}>
        <div class="days">
          {weekdays.map((day) => (
            <button
              key={day}
              type="button"
              class="day"
              aria-pressed={draft.days.has(day)}
              title={dayName(day, "long")}
              onClick={() => change({ days: toggled(draft.days, day, !draft.days.has(day)) })}
            >
              {dayName(day, "short")}
            </button>
          ))}
        </div>
      </FieldGroup>
    </>
  );
}
