import type { CommandResource, ScheduleInput, ScheduleList, ScheduleResource } from "@hearthash/contract";
import { computed, signal } from "@preact/signals";
import { api } from "./api.js";
import { commandNews, journal } from "./house.js";
import { problemText } from "./problem.js";

/** Commands of a last run that are asked for; those of larger houses stand in the events. */
const MOST_COMMANDS = 24;

/** What is done by the clock, and the zone of schedules that name none; undefined until it was read. */
export const scheduleList = signal<ScheduleList | undefined>(undefined);
/** What went wrong at the last reading. */
export const schedulesProblem = signal<string | undefined>(undefined);

/** Changes when the event log tells something new of a schedule: then they are read anew. */
export const scheduleNews = computed(
  () => journal.value.find(({ kind }) => kind.startsWith("schedule."))?.seq ?? 0,
);

const read = signal<ReadonlyMap<string, CommandResource>>(new Map());

/** The last word on a command that a schedule ordered; undefined until it is known. */
export function orderedCommand(id: string): CommandResource | undefined {
  return commandNews.value.get(id) ?? read.value.get(id);
}

/** Reads all schedules and what became of their last orders. What is there stays when it fails. */
export async function loadSchedules(): Promise<void> {
  try {
    scheduleList.value = await api<ScheduleList>("/schedules");
    schedulesProblem.value = undefined;
  } catch (error) {
    schedulesProblem.value = problemText(error);
    return;
  }
  await Promise.all(scheduleList.value.items.map(readOrders));
}

async function readOrders({ lastRun }: ScheduleResource): Promise<void> {
  const ids = lastRun?.miners.flatMap(({ commandId }) => commandId ?? []) ?? [];
  for (const id of ids.slice(0, MOST_COMMANDS)) {
    if (orderedCommand(id)?.finishedAt != null) continue;
    try {
      const command = await api<CommandResource>(`/commands/${encodeURIComponent(id)}`);
      read.value = new Map(read.value).set(id, command);
    } catch {
      // It is told as ordered; the next reading may know more.
    }
  }
}

/** Keeps a new schedule, or replaces one. */
export async function saveSchedule(id: string | undefined, input: ScheduleInput): Promise<void> {
  if (id === undefined) await api<ScheduleResource>("/schedules", { method: "POST", body: input });
  else await api<ScheduleResource>(pathOf(id), { method: "PUT", body: input });
  await loadSchedules();
}

export async function removeSchedule(id: string): Promise<void> {
  await api(pathOf(id), { method: "DELETE" });
  await loadSchedules();
}

function pathOf(id: string): string {
  return `/schedules/${encodeURIComponent(id)}`;
}
