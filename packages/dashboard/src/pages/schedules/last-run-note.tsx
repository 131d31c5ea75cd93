import type { ScheduleResource } from "@hearthash/contract";
import { exactMoment } from "../../format/moments.js";
import { fleet } from "../../live/house.js";
import { now } from "../../live/now.js";
import { orderedCommand } from "../../live/schedules.js";
import { outcomesOf, type RunOutcome } from "./last-run.js";
import { runText } from "./schedule-words.js";

/** More than these are counted. */
const MOST_SHOWN = 4;

interface LastRunProps {
  readonly schedule: ScheduleResource;
  /** Only what became of it there. */
  readonly minerId?: string | undefined;
}

/** What became of the last run: how often it went well, and each miner at which it did not. */
export function LastRunNote({ schedule, minerId }: LastRunProps) {
  const { lastRun, timezone } = schedule;
  if (lastRun === null) return null;
  const all = outcomesOf(lastRun, orderedCommand);
  const shown = minerId === undefined ? all : all.filter((outcome) => outcome.minerId === minerId);
  if (shown.length === 0) return null;
  const well = shown.filter(({ step }) => step === "confirmed").length;
  const others = shown.filter(({ step }) => step !== "confirmed");
  return (
    <div class="small soft" title={exactMoment(lastRun.plannedAt)}>
      <span>Last run {runText(lastRun.plannedAt, now.value, timezone)}</span>
      {well === 0 ? null : (
        <span class="control-note" data-outcome="confirmed">
          {shown.length === 1 ? " · confirmed" : ` · confirmed at ${well} of ${shown.length}`}
        </span>
      )}
      {others.slice(0, MOST_SHOWN).map((outcome) => (
        <Other key={outcome.minerId} outcome={outcome} isNamed={minerId === undefined} />
      ))}
      {others.length > MOST_SHOWN ? <div>and {others.length - MOST_SHOWN} more</div> : null}
    </div>
  );
}

function Other({ outcome, isNamed }: { readonly outcome: RunOutcome; readonly isNamed: boolean }) {
  const { minerId, step, text } = outcome;
  const name = fleet.get(minerId)?.info.value.name ?? minerId;
  return (
    <div class="control-note wrap-anywhere" data-outcome={step}>
      {isNamed ? `${name}: ${text}` : text}
    </div>
  );
}
