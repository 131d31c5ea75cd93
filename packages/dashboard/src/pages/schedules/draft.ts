import type { IntentInput, ScheduleInput, ScheduleResource } from "@hearthash/contract";
import { ApiProblem, problemText } from "../../live/problem.js";
import { type Deed, type DeedId, deedOf, intentOf } from "./deeds.js";

/** A schedule while it is written. */
export interface Draft {
  readonly name: string;
  readonly isAll: boolean;
  readonly miners: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  readonly time: string;
  /** `kept`: what stands in it already and is made elsewhere alone. */
  readonly deed: DeedId | "kept" | undefined;
  readonly value: string;
  /** Of a light: `#ff7800`; undefined: it keeps the one it has. */
  readonly color: string | undefined;
  /** Undefined: the house's. */
  readonly zone: string | undefined;
  readonly exceptions: readonly string[];
  readonly isLate: boolean;
  readonly withinMinutes: string;
}

/** Fields of a schedule, as the server names them, with what is wrong of each. */
export type Faults = Partial<Readonly<Record<keyof ScheduleInput, string>>>;

const shown = ["name", "miners", "days", "time", "timezone", "intent", "exceptions", "whenOffline"] as const;
const WITHIN_MINUTES = "60";
const MOST_MINUTES = 1440;

/** What a form begins with. */
export function draftOf(
  schedule: ScheduleResource | undefined,
  minerId: string | undefined,
  houseZone: string | undefined,
): Draft {
  if (schedule === undefined) {
    return {
      ...{ name: "", isAll: minerId === undefined, miners: new Set(minerId === undefined ? [] : [minerId]) },
      ...{ days: new Set(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), time: "22:00" },
      ...{ deed: undefined, value: "", color: undefined, zone: undefined },
      ...{ exceptions: [], isLate: false, withinMinutes: WITHIN_MINUTES },
    };
  }
  const { name, miners, days, time, exceptions, whenOffline } = schedule;
  const deed = deedOf(schedule.intent);
  return {
    ...{ name, time, exceptions, days: new Set(days) },
    ...{ isAll: miners === "all", miners: new Set(miners === "all" ? [] : miners) },
    ...{ deed: deed?.id ?? "kept", value: deed?.value ?? "", color: deed?.color },
    zone: schedule.timezone === houseZone ? undefined : schedule.timezone,
    isLate: whenOffline.do === "on-return",
    withinMinutes: whenOffline.do === "on-return" ? String(whenOffline.withinMinutes) : WITHIN_MINUTES,
  };
}

/** What is wrong, field by field; nothing when it can be sent. */
export function faultsOf(draft: Draft, deeds: readonly Deed[]): Faults {
  const minutes = Number(draft.withinMinutes);
  const isWhole = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
  const deed = deeds.find(({ id }) => id === draft.deed);
  return {
    ...(draft.name.trim() === "" ? { name: "Give it a name." } : {}),
    ...(draft.isAll || draft.miners.size > 0 ? {} : { miners: "Choose at least one miner." }),
    ...(draft.days.size > 0 ? {} : { days: "Choose at least one day." }),
    ...(/^\d\d:\d\d$/.test(draft.time) ? {} : { time: "Give the time of day." }),
    ...intentFault(draft, deed),
    ...(draft.isLate && !isWhole ? { whenOffline: `Takes 1 to ${MOST_MINUTES} minutes.` } : {}),
  };
}

function intentFault({ deed, value }: Draft, offered: Deed | undefined): Faults {
  if (deed === "kept") return {};
  if (deed === undefined) return { intent: "Choose what is to be done." };
  if (offered === undefined) return { intent: "Not every chosen miner can do this. Choose something else." };
  const { choice } = offered;
  if (choice.is === "words" && !choice.options.some((option) => option.value === value)) {
    return { intent: "Choose one of these." };
  }
  if (choice.is !== "number") return {};
  const [least, most] = choice.range;
  const isWithin = value !== "" && Number(value) >= least && Number(value) <= most;
  return isWithin ? {} : { intent: `Takes ${least} to ${most} ${choice.unit}`.trim() };
}

/** The draft as the server takes it. What the form does not show stays as it is. */
export function inputOf(draft: Draft, before: ScheduleResource | undefined): ScheduleInput {
  const { deed, value, color, zone, isLate, withinMinutes } = draft;
  const intent =
    deed === undefined || deed === "kept" ? (before?.intent as IntentInput) : intentOf(deed, value, color);
  return {
    ...{ name: draft.name.trim(), enabled: before?.enabled ?? true, time: draft.time, intent },
    miners: draft.isAll ? "all" : [...draft.miners],
    days: [...draft.days] as ScheduleInput["days"],
    exceptions: [...draft.exceptions],
    whenOffline: isLate ? { do: "on-return", withinMinutes: Number(withinMinutes) } : { do: "skip" },
    ...(zone === undefined ? {} : { timezone: zone }),
  };
}

/** A kept schedule as it is, to be sent back with one thing changed. */
export function keptInput(schedule: ScheduleResource, houseZone: string | undefined): ScheduleInput {
  const { name, enabled, miners, days, time, exceptions, whenOffline } = schedule;
  const intent = schedule.intent as IntentInput;
  return {
    ...{ name, enabled, miners, days, time, intent, exceptions, whenOffline },
    // A zone of its own is kept; who has none goes on following the server's.
    ...(schedule.timezone === houseZone ? {} : { timezone: schedule.timezone }),
  };
}

/** What the server has against it: beside the fields where it names them, else as one sentence. */
export function faultsIn(error: unknown): { readonly faults: Faults; readonly other: string | undefined } {
  const faults: Record<string, string> = {};
  const parts = error instanceof ApiProblem ? error.parts : [];
  for (const { path, message } of parts) {
    const field = shown.find((name) => path === `body.${name}` || path.startsWith(`body.${name}.`));
    if (field !== undefined) faults[field] ??= message;
  }
  const isSaid = parts.length > 0 && Object.keys(faults).length > 0;
  return { faults, other: isSaid ? undefined : problemText(error) };
}
