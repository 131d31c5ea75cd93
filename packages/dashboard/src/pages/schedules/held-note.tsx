import type { ScheduleResource } from "@hearthash/contract";
import { fleet } from "../../live/house.js";
import { now } from "../../live/now.js";
import { scheduleList } from "../../live/schedules.js";
import { namesOf } from "./bounds.js";
import { type Held, heldByHand } from "./held-by-hand.js";
import { runText } from "./schedule-words.js";

interface HeldProps {
  readonly schedule: ScheduleResource;
  readonly minerId?: string | undefined;
}

/** Where a person's word counts instead of the schedule's, and until when. */
export function HeldNote({ schedule, minerId }: HeldProps) {
  const held = heldByHand(schedule, scheduleList.value?.items ?? []);
  const shown = minerId === undefined ? held : held.filter((one) => one.minerId === minerId);
  const [first] = shown;
  if (first === undefined) return null;
  const until =
    first.until === undefined ? "" : ` until ${runText(first.until, now.value, schedule.timezone)}`;
  const names = minerId === undefined ? `: ${namesOf(shown.map(nameOf))}` : ` by ${first.by}`;
  return (
    <div class="small wrap-anywhere is-held">
      Overridden by hand{until}
      {names}
    </div>
  );
}

function nameOf({ minerId }: Held): { readonly name: string } {
  return { name: fleet.get(minerId)?.info.value.name ?? minerId };
}
