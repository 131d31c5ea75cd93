import { loadSchedules, scheduleList, scheduleNews, schedulesProblem } from "../../live/schedules.js";
import { mayControl } from "../../live/session.js";
import { useEvery } from "../../pieces/use-every.js";
import { isMeant } from "../schedules/held-by-hand.js";
import { NewSchedule } from "../schedules/new-schedule.js";
import { ScheduleRows } from "../schedules/schedule-rows.js";

const EVERY_MS = 30_000;

/** What is done by the clock at this miner. */
export function SchedulesCard({ minerId }: { readonly minerId: string }) {
  useEvery(EVERY_MS, () => void loadSchedules(), `${minerId} ${scheduleNews.value}`);
  const items = scheduleList.value?.items;
  const mine = items?.filter((schedule) => isMeant(schedule, minerId)) ?? [];
  return (
    <section class="card" aria-label="Schedules">
      <div class="card-title">
        <h2 class="grow">Schedules</h2>
        <a class="small" href="/schedules">
          All schedules
        </a>
      </div>
      {schedulesProblem.value === undefined ? null : <p class="small soft">{schedulesProblem.value}</p>}
      {items !== undefined && mine.length === 0 ? (
        <p class="small soft">Nothing is done by the clock at this miner.</p>
      ) : null}
      <ScheduleRows schedules={mine} minerId={minerId} />
      {mayControl.value && items !== undefined ? (
        <div>
          <NewSchedule minerId={minerId} />
        </div>
      ) : null}
    </section>
  );
}
