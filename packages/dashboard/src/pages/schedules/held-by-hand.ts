import { isSameAspect, type ScheduleResource } from "@hearthash/contract";

/** A miner that stays as a person has set it. */
export interface Held {
  readonly minerId: string;
  readonly by: string;
  /** The next run of any schedule for the same thing; undefined when none comes. */
  readonly until: number | undefined;
}

/** Whether a schedule acts on a miner. */
export function isMeant({ miners }: ScheduleResource, minerId: string): boolean {
  return miners === "all" || miners.includes(minerId);
}

/**
 * Where a person's word counts instead of a schedule's, and until when: the next schedule that sets the same thing
 * there, be it this one or another, ends it.
 */
export function heldByHand(schedule: ScheduleResource, all: readonly ScheduleResource[]): readonly Held[] {
  return schedule.overridden.flatMap(({ minerId, since, by }) => {
    const rivals = all.filter((other) => isRival(schedule, other) && isMeant(other, minerId));
    if (rivals.some((other) => hasRunSince(other, minerId, since))) return [];
    const next = rivals.flatMap(({ nextRuns }) => nextRuns.slice(0, 1));
    return [{ minerId, by, until: next.length === 0 ? undefined : Math.min(...next) }];
  });
}

function isRival(schedule: ScheduleResource, other: ScheduleResource): boolean {
  return other.enabled && isSameAspect(String(schedule.intent["kind"]), String(other.intent["kind"]));
}

function hasRunSince({ lastRun }: ScheduleResource, minerId: string, since: number): boolean {
  if (lastRun === null || lastRun.plannedAt <= since) return false;
  return lastRun.miners.some((run) => run.minerId === minerId && run.outcome === "ordered");
}
