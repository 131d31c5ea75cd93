import { useSignal } from "@preact/signals";
import { Icon } from "../../pieces/icon.js";
import { ScheduleForm } from "./schedule-form.js";

/** The way to a new schedule, for all miners or for one. */
export function NewSchedule({ minerId }: { readonly minerId?: string | undefined }) {
  const isOpen = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="button is-small"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        <Icon name="plus" />
        New schedule
      </button>
      {isOpen.value ? (
        <ScheduleForm
          schedule={undefined}
          minerId={minerId}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      ) : null}
    </>
  );
}
