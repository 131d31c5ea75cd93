import { z } from "zod";
import { pageQuerySchema } from "./page.js";

/** What an alert can be about. One rule each. */
export const alertKindSchema = z
  .enum([
    "offline",
    "restarted",
    "hashrate-low",
    "no-shares",
    "chip-hot",
    "board-hot",
    "fan-stopped",
    "reject-rate",
    "hardware-errors",
    "pool-dead",
    "mode-changed",
    "best-share",
    "block-found",
    "pool-drift",
    "pool-redirect",
    "daily-digest",
    "system",
  ])
  .meta({ id: "AlertKind" });

export const alertSeveritySchema = z.enum(["info", "warning", "error"]).meta({ id: "AlertSeverity" });

/**
 * `firing`: it is so. `acknowledged`: it is so, and somebody knows. `snoozed`: quiet until a moment. `resolved`: over;
 * what has no length (a restart, a block) is resolved from the start.
 */
export const alertStateSchema = z.enum(["firing", "acknowledged", "snoozed", "resolved"]);

const unixMs = z.int().describe("Unix milliseconds");
const minerId = z.string().min(1).max(300);

/** Something that its owner should know. */
export const alertSchema = z
  .object({
    id: z.string(),
    kind: alertKindSchema,
    minerId: z.string().nullable(),
    severity: alertSeveritySchema,
    state: alertStateSchema,
    since: unixMs,
    resolvedAt: unixMs.nullable(),
    snoozedUntil: unixMs.nullable(),
    acknowledgedBy: z.string().nullable(),
    muted: z.boolean().describe("No message went out: its rule or its miner was muted"),
    text: z.string().describe("For people; may change"),
    data: z.record(z.string(), z.unknown()).describe("The numbers behind the text"),
  })
  .meta({ id: "Alert" });

export const alertQuerySchema = pageQuerySchema.extend({
  state: z.enum(["open", "resolved"]).optional().describe("open: all but the resolved ones"),
  kind: alertKindSchema.optional(),
  minerId: minerId.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, "takes `next` of the answer before")
    .optional(),
});

/** For how long an alert is to be quiet. */
export const snoozeSchema = z
  .strictObject({ minutes: z.int().min(1).max(43_200) })
  .meta({ id: "SnoozeAlert" });

const settings = {
  enabled: z.boolean(),
  threshold: z.number().min(0).max(1e18).nullable().describe("In the rule's unit; null: the model's default"),
  durationS: z.int().min(0).max(86_400).describe("For how long it has to be so"),
  severity: alertSeveritySchema,
};
const exceptionSchema = z.strictObject(settings).partial();

/** A rule: what counts as worth a message. */
export const alertRuleSchema = z
  .object({
    kind: alertKindSchema,
    ...settings,
    unit: z.string().nullable().describe("Of the threshold; null: it has none"),
    description: z.string(),
    miners: z.union([z.literal("all"), z.array(z.string())]),
    exceptions: z.record(z.string(), exceptionSchema).describe("What is different for single miners, by id"),
    defaults: z.object({
      threshold: z.number().nullable(),
      durationS: z.int(),
      models: z.record(z.string(), z.number()).describe("Thresholds by model"),
    }),
  })
  .meta({ id: "AlertRule" });

/** What may be changed of a rule. An exception of null takes that miner's away. */
export const changeAlertRuleSchema = z
  .strictObject({
    ...settings,
    miners: z.union([z.literal("all"), z.array(minerId).max(10_000)]),
    exceptions: z.record(minerId, exceptionSchema.nullable()),
  })
  .partial()
  .meta({ id: "ChangeAlertRule" });

/** No messages of a rule, of a miner, or of one rule for one miner. */
export const muteSchema = z
  .object({
    id: z.string(),
    kind: alertKindSchema.nullable(),
    minerId: z.string().nullable(),
    until: unixMs.nullable().describe("null: until it is taken away"),
  })
  .meta({ id: "AlertMute" });

export const createMuteSchema = z
  .strictObject({
    kind: alertKindSchema.optional(),
    minerId: minerId.optional(),
    minutes: z.int().min(1).max(525_600).optional().describe("Until it is taken away unless given"),
  })
  .refine((mute) => mute.kind !== undefined || mute.minerId !== undefined, "takes a kind, a miner or both")
  .meta({ id: "CreateAlertMute" });

export type AlertKind = z.infer<typeof alertKindSchema>;
export type AlertSeverity = z.infer<typeof alertSeveritySchema>;
export type AlertResource = z.infer<typeof alertSchema>;
export type AlertRuleResource = z.infer<typeof alertRuleSchema>;
export type ChangeAlertRule = z.infer<typeof changeAlertRuleSchema>;
export type AlertMute = z.infer<typeof muteSchema>;
export type CreateAlertMute = z.infer<typeof createMuteSchema>;
export type AlertQuery = z.infer<typeof alertQuerySchema>;
