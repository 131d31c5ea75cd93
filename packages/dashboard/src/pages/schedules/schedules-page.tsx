import { loadSchedules, scheduleList, scheduleNews, schedulesProblem } from "../../live/schedules.js";
import { mayControl } from "../../live/session.js";
import { Empty } from "../../pieces/empty.js";
import { useEvery } from "../../pieces/use-every.js";
import { NewSchedule } from "./new-schedule.js";
import { ScheduleRows } from "./schedule-rows.js";

/** Orders of a schedule take a moment to be read back, and other pages may change schedules. */
const EVERY_MS = 15_000;

/** What is done by the clock. */
export function SchedulesPage() {
  useEvery(EVERY_MS, () => void loadSchedules(), scheduleNews.value);
  const items = scheduleList.value?.items;
  return (
    <div class="page is-reading">
      <div class="page-head">
        <h1 class="grow">Schedules</h1>
        {mayControl.value && items !== undefined ? (
          <div class="page-actions">
            <NewSchedule />
          </div>
        ) : null}
      </div>
      {schedulesProblem.value === undefined ? null : <p class="notice">{schedulesProblem.value}</p>}
      {items === undefined ? (
        <div class="card skeleton" />
      ) : items.length === 0 ? (
        <Empty text="Nothing is done by the clock yet: night mode at ten, standby at noon, the display off in the evening." />
      ) : (
        <section class="card" aria-label="Schedules">
          <ScheduleRows schedules={items} />
        </section>
      )}
    </div>
  );
}
