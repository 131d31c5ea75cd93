import { z } from "zod";
import { type IntentInput, intentSchema } from "./intents.js";

/** What may be done by the clock: nothing that carries a password or takes pools away. */
const schedulable: ReadonlySet<IntentInput["kind"]> = new Set<IntentInput["kind"]>([
  "setWorkMode",
  "setWorkLevel",
  "standby",
  "wake",
  "setFan",
  "setTargetTemp",
  "setRoomLimit",
  "setLcd",
  "setLed",
  "reboot",
  "switchPool",
]);

const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
const date = z.iso.date().describe("Local date of the schedule's time zone");
const timezone = z
  .string()
  .min(1)
  .max(60)
  .refine(isTimezone, "takes a time zone such as Europe/Berlin")
  .describe("The server's unless given");

/** What happens to a miner that does not answer at the time. */
const whenOfflineSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("skip") }),
  z.strictObject({
    do: z.literal("on-return"),
    withinMinutes: z.int().min(1).max(1440).describe("How late it may still be done"),
  }),
]);

/** An intent for miners at a time of day. */
export const scheduleInputSchema = z
  .strictObject({
    name: z.string().min(1).max(80),
    enabled: z.boolean().default(true),
    miners: z.union([z.literal("all"), z.array(z.string().min(1).max(300)).min(1).max(10_000)]),
    days: z.array(weekday).min(1).max(7),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "takes a time of day such as 22:30"),
    timezone: timezone.optional(),
    intent: intentSchema.refine(({ kind }) => schedulable.has(kind), "cannot be scheduled"),
    exceptions: z.array(date).max(400).default([]).describe("Dates on which it is not done"),
    whenOffline: whenOfflineSchema.default({ do: "skip" }),
  })
  .meta({ id: "SaveSchedule" });

/** A schedule and what comes next of it. */
export const scheduleSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    miners: z.union([z.literal("all"), z.array(z.string())]),
    days: z.array(weekday),
    time: z.string(),
    timezone: z.string(),
    intent: z.record(z.string(), z.unknown()),
    exceptions: z.array(z.string()),
    whenOffline: whenOfflineSchema,
    nextRuns: z.array(z.int()).describe("The next moments, exceptions left out; empty when it is off"),
    lastRun: z
      .object({
        plannedAt: z.int(),
        miners: z.array(
          z.object({
            minerId: z.string(),
            outcome: z
              .enum(["waiting", "ordered", "refused", "skipped", "expired", "overridden"])
              .describe("waiting: until it answers. overridden: a person did something else first"),
            reason: z.string().nullable(),
            commandId: z.string().nullable(),
          }),
        ),
      })
      .nullable(),
    overridden: z
      .array(z.object({ minerId: z.string(), since: z.int(), by: z.string() }))
      .describe("Miners set by hand since; so they stay until the next run"),
  })
  .meta({ id: "Schedule" });

/** All schedules, and the zone of those that name none. */
export const scheduleListSchema = z
  .object({ items: z.array(scheduleSchema), timezone: z.string().describe("The server's own") })
  .meta({ id: "ScheduleList" });

export type ScheduleInput = z.infer<typeof scheduleInputSchema>;
export type ScheduleResource = z.infer<typeof scheduleSchema>;
export type ScheduleList = z.infer<typeof scheduleListSchema>;

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
