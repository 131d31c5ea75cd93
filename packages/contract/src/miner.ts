import { z } from "zod";
import { guardBadgeSchema } from "./guard.js";

const host = z.string().min(1).max(253);
const port = z.int().min(1).max(65_535);
const unixMs = z.int().describe("Unix milliseconds");

/** Bounds of everything that acts by itself: schedules, integrations, restores. */
export const limitsSchema = z
  .strictObject({
    maxPowerW: z.int().min(1).max(100_000).nullable().describe("Most watts at the wall; null: no bound"),
    neverOnUnattended: z.boolean().describe("Only a person may wake it"),
  })
  .meta({ id: "MinerLimits" });

/** One value of a point. The catalogue at /api/v1/catalogue says what each is, and its unit. */
const pointValueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]);

/** A miner, as the list shows it. What is not known is absent or null, never 0. */
export const minerSchema = z
  .object({
    id: z.string().describe("DNA, else mac-<12 hex>, else at-<host>-<port>"),
    name: z.string(),
    place: z.string().nullable(),
    notes: z.string().nullable(),
    host,
    port,
    simulated: z.boolean(),
    source: z.enum(["command-line", "config", "owner"]).describe("Who named its address"),
    model: z.string().nullable(),
    modelName: z.string().nullable(),
    confidence: z.enum(["exact", "guessed"]).nullable(),
    product: z.string().nullable().describe("The device's own word for itself: hostile text"),
    dna: z.string().nullable(),
    mac: z.string().nullable(),
    firmware: z.string().nullable(),
    presence: z.enum(["new", "online", "offline"]).describe("Decided on two polls; new: not asked yet"),
    presenceSince: unixMs,
    state: z.enum(["hashing", "standby", "starting", "fault", "unknown"]).describe("Decided on two polls"),
    lastSeenAt: unixMs.nullable(),
    polledAt: unixMs.nullable(),
    pollIntervalMs: z.int(),
    points: z.record(z.string(), pointValueSchema).describe("The last good values; old when polledAt is"),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe("Of the last poll"),
    notices: z.array(
      z.object({
        code: z.enum(["identity-conflict", "another-miner-here", "moved"]),
        message: z.string(),
        since: unixMs,
      }),
    ),
    limits: limitsSchema,
    guard: guardBadgeSchema,
  })
  .meta({ id: "Miner" });

const range = z.tuple([z.number(), z.number()]).optional();

/** Smallest and largest value a control takes; absent: the model does not have it. */
export const rangesSchema = z
  .object({ fanPercent: range, targetTempC: range, roomLimitC: range })
  .describe(
    "Smallest and largest value of what is set by a number; absent where the model has no such control",
  )
  .meta({ id: "ControlRanges" });

/** A miner with everything its last poll gave. */
export const minerDetailSchema = minerSchema
  .extend({
    sources: z.record(z.string(), z.object({ source: z.string(), kind: z.string() })),
    boards: z.array(z.record(z.string(), z.unknown())),
    fans: z.array(z.record(z.string(), z.unknown())),
    issues: z.array(z.object({ code: z.string(), at: z.string(), detail: z.string() })),
    controls: z.array(z.string()).describe("Intents this model takes; its firmware may lack some"),
    workModes: z.array(z.string()),
    ranges: rangesSchema,
    ledEffects: z.array(z.string()).describe("What setLed takes as effect; empty without a light"),
  })
  .meta({ id: "MinerDetail" });

/** A pool of a miner. Passwords are never part of it. */
export const poolSchema = z
  .object({
    id: z.int(),
    url: z.string(),
    worker: z.string(),
    status: z.string(),
    priority: z.int().nullable(),
    active: z.boolean(),
    accepted: z.number().nullable(),
    rejected: z.number().nullable(),
    stale: z.number().nullable(),
    lastShareAt: unixMs.nullable(),
    stratumUrl: z.string().nullable(),
  })
  .meta({ id: "Pool" });

/** How a miner is added. Over HTTP only private addresses are taken, unless the configuration allows others. */
export const addMinerSchema = z
  .strictObject({
    host,
    port: port.optional().describe("4028 unless given"),
    name: z.string().min(1).max(80).optional(),
    place: z.string().max(80).optional(),
    notes: z.string().max(2000).optional(),
  })
  .meta({ id: "AddMiner" });

/** What may be changed of a miner; null takes a text away. */
export const changeMinerSchema = z
  .strictObject({
    name: z.string().min(1).max(80),
    place: z.string().max(80).nullable(),
    notes: z.string().max(2000).nullable(),
    limits: limitsSchema.partial(),
  })
  .partial()
  .meta({ id: "ChangeMiner" });

export type MinerResource = z.infer<typeof minerSchema>;
export type ControlRanges = z.infer<typeof rangesSchema>;
export type MinerDetail = z.infer<typeof minerDetailSchema>;
export type PoolResource = z.infer<typeof poolSchema>;
export type AddMiner = z.infer<typeof addMinerSchema>;
export type ChangeMiner = z.infer<typeof changeMinerSchema>;
export type MinerLimits = z.infer<typeof limitsSchema>;
