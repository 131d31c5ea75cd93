import type { ScheduleResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { fleet } from "../../live/house.js";
import { now } from "../../live/now.js";
import { problemText } from "../../live/problem.js";
import { removeSchedule, saveSchedule, scheduleList } from "../../live/schedules.js";
import { mayControl } from "../../live/session.js";
import { Confirm } from "../../pieces/dialog.js";
import { Switch } from "../../pieces/switch.js";
import { namesOf } from "./bounds.js";
import { BoundsNote } from "./bounds-note.js";
import { keptInput } from "./draft.js";
import { HeldNote } from "./held-note.js";
import { LastRunNote } from "./last-run-note.js";
import { meantMiners } from "./meant-miners.js";
import { dateText, daysText, deedText, foreignZone, runText } from "./schedule-words.js";
import { readable } from "./zones.js";

interface LineProps {
  readonly schedule: ScheduleResource;
  /** On the page of one miner: only what concerns it. */
  readonly minerId?: string | undefined;
  readonly onEdit: () => void;
}

/** A schedule: what, when, where, what comes next and what became of the last run. */
export function ScheduleLine({ schedule, minerId, onEdit }: LineProps) {
  const { name, days, time, timezone, exceptions, intent } = schedule;
  const miners = meantMiners(schedule);
  const mine = minerId === undefined ? miners : miners.filter(({ id }) => id === minerId);
  const zone = foreignZone(timezone);
  const coming = exceptions.filter((date) => Date.parse(`${date}T23:59Z`) >= now.value);
  return (
    <li class="row is-wrapping schedule" aria-label={name}>
      <div class="grow">
        <div class="schedule-name wrap-anywhere">{name}</div>
        <div>
          {deedText(intent)} · {daysText(days)} {time}
          {zone === undefined ? "" : ` in ${readable(zone)}`}
        </div>
        {minerId === undefined ? <div class="small soft wrap-anywhere">{whereText(schedule)}</div> : null}
        <div class="small soft">{nextText(schedule)}</div>
        {coming.length === 0 ? null : <div class="small soft">Not on {coming.map(dateText).join(", ")}</div>}
        <BoundsNote kind={String(intent["kind"])} miners={mine} />
        <HeldNote schedule={schedule} minerId={minerId} />
        <LastRunNote schedule={schedule} minerId={minerId} />
      </div>
      {mayControl.value ? <Tools schedule={schedule} onEdit={onEdit} /> : null}
    </li>
  );
}

function whereText({ miners }: ScheduleResource): string {
  if (miners === "all") return "All miners";
  return namesOf(miners.map((id) => ({ name: fleet.get(id)?.info.value.name ?? id })));
}

function nextText({ enabled, nextRuns: [next], timezone }: ScheduleResource): string {
  if (!enabled) return "Switched off";
  return next === undefined ? "No run comes" : `Next ${runText(next, now.value, timezone)}`;
}

function Tools({ schedule, onEdit }: Pick<LineProps, "schedule" | "onEdit">) {
  const isAsking = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const { id, name } = schedule;
  const attempt = async (act: () => Promise<void>) => {
    problem.value = undefined;
    try {
      await act();
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  const turn = (enabled: boolean) =>
    saveSchedule(id, { ...keptInput(schedule, scheduleList.value?.timezone), enabled });
  return (
    <div class="toolbar">
      <button type="button" class="button is-small" onClick={onEdit}>
        Edit
      </button>
      <button
        type="button"
        class="button is-small is-danger"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        Remove
      </button>
      <Switch
        label={`${name} is on`}
        isOn={schedule.enabled}
        onToggle={(isOn) => void attempt(() => turn(isOn))}
      />
      {problem.value === undefined ? null : (
        <span class="field-error" role="alert">
          {problem.value}
        </span>
      )}
      {isAsking.value ? (
        <Confirm
          title={`Remove ${name}?`}
          text="What it has set stays as it is. It does not run again."
          action="Remove"
          isDangerous
          onConfirm={() => void attempt(() => removeSchedule(id))}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </div>
  );
}
