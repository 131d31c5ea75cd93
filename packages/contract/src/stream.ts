import { z } from "zod";
import { alertSchema } from "./alerts.js";
import { commandSchema } from "./command.js";
import { journalEntrySchema } from "./journal.js";
import { limitsSchema, minerDetailSchema, minerSchema } from "./miner.js";
import { watchAllUpTo } from "./watching.js";

/** What each place of a row of the live stream holds. The snapshot repeats it; new columns are added behind. */
export const streamColumns = [
  "id",
  "presence",
  "state",
  "polledAt",
  "lastSeenAt",
  "hashrateThs",
  "powerWallW",
  "efficiencyJPerTh",
  "tempInletC",
  "tempChipMaxC",
  "fanPercent",
  "workMode",
  "acceptedShares",
  "rejectPercent",
  "notices",
  "guard",
] as const;

/** How the stream is asked for. */
export const streamQuerySchema = z.strictObject({
  after: z
    .string()
    .max(200)
    .optional()
    .describe("Id of the last event seen, where Last-Event-ID cannot be set"),
  watch: z
    .enum(["all", "none"])
    .optional()
    .describe(
      `Which miners are polled fast meanwhile; all of up to ${watchAllUpTo} miners unless given, else those of detail`,
    ),
  detail: z
    .string()
    .max(2000)
    .optional()
    .describe("Ids of miners, separated by commas, at most 20: a detail event at each of their polls"),
});

const rowSchema = z
  .array(z.union([z.string(), z.number(), z.null()]))
  .length(streamColumns.length)
  .describe("One value for each column; null is unknown");

/** What of a miner seldom changes. */
const staticMinerSchema = minerSchema
  .pick({
    id: true,
    name: true,
    place: true,
    host: true,
    port: true,
    simulated: true,
    model: true,
    modelName: true,
    confidence: true,
    firmware: true,
  })
  .extend({ limits: limitsSchema.optional().describe("Absent where nothing is bound") });

/** Event `snapshot`: everything. The first event of a stream, and again whenever events were missed. */
export const streamSnapshotSchema = z
  .object({
    epoch: z.string(),
    at: z.int(),
    columns: z.array(z.string()),
    rows: z.array(rowSchema),
    miners: z.array(staticMinerSchema),
    alerts: z.array(alertSchema).describe("Those that are not over, the oldest first"),
  })
  .meta({ id: "StreamSnapshot" });

/** Event `tick`: the rows that changed since the last one, at most once a second. */
export const streamTickSchema = z
  .object({ at: z.int(), rows: z.array(rowSchema), removed: z.array(z.string()) })
  .meta({ id: "StreamTick" });

/** Event `overflow`: so many commands, alerts and journal entries were left out; read them over REST. */
export const streamOverflowSchema = z
  .object({ commands: z.int(), alerts: z.int(), journal: z.int() })
  .meta({ id: "StreamOverflow" });

/** Event `beat`: nothing has happened, the stream is alive. Sent every 15 s, without an id of its own. */
export const streamBeatSchema = z.object({ at: z.int() }).meta({ id: "StreamBeat" });

/** The events of the stream by name, each with the schema of its data. */
export const streamEventSchemas = {
  snapshot: streamSnapshotSchema,
  tick: streamTickSchema,
  miner: minerSchema,
  detail: minerDetailSchema,
  command: commandSchema,
  alert: alertSchema,
  journal: journalEntrySchema,
  overflow: streamOverflowSchema,
  beat: streamBeatSchema,
} as const;

export type StreamColumn = (typeof streamColumns)[number];
export type StreamRow = z.infer<typeof rowSchema>;
export type StreamMiner = z.infer<typeof staticMinerSchema>;
export type StreamSnapshot = z.infer<typeof streamSnapshotSchema>;
export type StreamTick = z.infer<typeof streamTickSchema>;
export type StreamEventName = keyof typeof streamEventSchemas;
/** The data of each event. */
export type StreamEvents = {
  readonly [Name in StreamEventName]: z.infer<(typeof streamEventSchemas)[Name]>;
};
