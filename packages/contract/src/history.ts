import { z } from "zod";

const unixMs = z.int().describe("Unix milliseconds");

/** How finely something is kept. `raw`: each poll. */
export const resolutionSchema = z.enum(["raw", "1m", "1h"]).meta({ id: "Resolution" });

/** What a miner did; `offline` when it did not answer. */
export const historyStateSchema = z.enum(["unknown", "hashing", "standby", "starting", "fault", "offline"]);

const gapSchema = z.object({ from: unixMs, to: unixMs });

const partSchema = z.object({
  resolution: resolutionSchema.describe("What this part was computed from"),
  stepMs: z.int().nullable().describe("Width of each row; null: one row a poll"),
  from: unixMs,
  to: unixMs,
});

const column = z.array(z.number().nullable());

/**
 * Values over time, column by column. A row in which everything is null stands where nothing was known: a gap,
 * never filled.
 */
export const historySchema = z
  .object({
    minerId: z.string().describe("`fleet` for all miners together"),
    from: unixMs,
    to: unixMs,
    parts: z
      .array(partSchema)
      .describe("In order of time; raw where it is kept, minutes before, hours before"),
    times: z.array(unixMs).describe("Begin of each row"),
    states: z.array(historyStateSchema.nullable()).describe("The state that lasted longest"),
    covered: z
      .array(z.number().nullable())
      .describe("Part of each row, 0 to 1, for which something is known"),
    points: z.record(z.string(), z.object({ min: column, avg: column, max: column })),
    gaps: z.array(gapSchema).describe("Spans without a good poll for more than 2.5 intervals"),
  })
  .meta({ id: "History" });

/** Energy from the wall, over the time for which it is known. */
export const energySchema = z
  .object({
    minerId: z.string(),
    from: unixMs,
    to: unixMs,
    energyKwh: z.number().nullable().describe("null: wall power was never known"),
    heatKwh: z.number().nullable().describe("All of it leaves the miner as heat"),
    averageW: z.number().nullable(),
    coveredMs: z.int().describe("For how long the power was known"),
    missingMs: z.int().describe("For how long it was not: nothing is guessed for it"),
    gaps: z.array(gapSchema),
    cost: z.object({ amount: z.number(), currency: z.string(), pricePerKwh: z.number() }).nullable(),
  })
  .meta({ id: "Energy" });

/** What history keeps, and how large it is. */
export const keptSchema = z
  .object({
    enabled: z.boolean(),
    resolutions: z.array(
      z.object({
        resolution: resolutionSchema,
        keepMs: z.int().nullable().describe("null: for ever, within the budget"),
        oldest: unixMs.nullable(),
        bytes: z.int(),
      }),
    ),
    recentBytes: z.int().describe("Of the last hours, not packed yet"),
    setAsideBytes: z.int().describe("Of damaged files that were set aside"),
    totalBytes: z.int(),
    budgetBytes: z.int(),
    former: z
      .array(
        z.object({
          minerId: z.string(),
          name: z.string().nullable().describe("As the event log remembers it"),
          removedAt: unixMs.nullable(),
        }),
      )
      .describe("Miners that are not listed any more; their history is read by their ids"),
    series: z.int().describe("Miners with a packed history, and the fleet"),
    droppedSamples: z.int().describe("Polls that were not written since the start"),
    problem: z.object({ code: z.string(), message: z.string(), since: unixMs }).nullable(),
  })
  .meta({ id: "HistoryKept" });

const span = {
  since: z
    .string()
    .regex(/^\d{1,5}(?:m|h|d)$/, "takes a number and m, h or d, such as 24h")
    .optional()
    .describe("How far back: 90m, 24h, 30d"),
  from: z.coerce.number().int().min(0).optional().describe("Unix milliseconds"),
  to: z.coerce.number().int().min(0).optional().describe("Unix milliseconds; now unless given"),
};

const points = z
  .string()
  .max(1000)
  .optional()
  .describe("Points, separated by commas; hashrateThs and powerWallW unless given");

/** What is asked of a history. 24 hours unless the span is given. */
export const historyQuerySchema = z.object({
  ...span,
  points,
  resolution: z.enum(["auto", "raw", "1m", "1h"]).default("auto"),
  maxPoints: z.coerce.number().int().min(10).max(20_000).optional().describe("Most rows; 500 with `auto`"),
});

export const energyQuerySchema = z.object({
  ...span,
  pricePerKwh: z.coerce.number().min(0).max(1000).optional().describe("The configured one unless given"),
});

export const exportQuerySchema = z.object({
  ...span,
  points: points.describe("Points, separated by commas; everything that is kept unless given"),
  resolution: resolutionSchema.default("raw"),
});

export type HistoryResolution = z.infer<typeof resolutionSchema>;
export type HistoryState = z.infer<typeof historyStateSchema>;
export type HistoryResult = z.infer<typeof historySchema>;
export type EnergyResult = z.infer<typeof energySchema>;
export type HistoryKept = z.infer<typeof keptSchema>;
