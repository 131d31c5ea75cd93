import type { ScheduleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { ScheduleForm } from "./schedule-form.js";
import { ScheduleLine } from "./schedule-line.js";

interface RowsProps {
  readonly schedules: readonly ScheduleResource[];
  readonly minerId?: string | undefined;
}

/** Schedules, each with the way to change it. */
export function ScheduleRows({ schedules, minerId }: RowsProps) {
  const edited = useSignal<string | undefined>(undefined);
  const schedule = schedules.find(({ id }) => id === edited.value);
  return (
    <>
      <ul class="rows">
        {schedules.map((one) => (
          <ScheduleLine
            key={one.id}
            schedule={one}
            minerId={minerId}
            onEdit={() => {
              edited.value = one.id;
            }}
          />
        ))}
      </ul>
      {schedule === undefined ? null : (
        <ScheduleForm
          key={schedule.id}
          schedule={schedule}
          onClose={() => {
            edited.value = undefined;
          }}
        />
      )}
    </>
  );
}
