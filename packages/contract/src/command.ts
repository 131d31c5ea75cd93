import { z } from "zod";
import { actorSchema } from "./actor.js";
import { intentSchema } from "./intents.js";

/**
 * How far a command is. `confirmed`: read back from the miner. `unconfirmed`: sent and not refused, but not seen;
 * `reason` says why. `planned`: a dry run; `plan` says what would be sent. `refused`: not sent. `failed`: sent or
 * tried, and the miner or the network said no. `interrupted`: the server ended while it was under way; whether the miner obeyed is not known.
 */
export const commandStatusSchema = z.enum([
  "queued",
  "running",
  "confirmed",
  "unconfirmed",
  "planned",
  "refused",
  "failed",
  "interrupted",
]);

/** A command for one miner. */
export const commandRequestSchema = z
  .strictObject({
    intent: intentSchema,
    dryRun: z.boolean().optional().describe("Check everything and say what would be sent; change nothing"),
  })
  .meta({ id: "CommandRequest" });

/** A command and what became of it. Secrets are taken out of the intent. */
export const commandSchema = z
  .object({
    id: z.string(),
    minerId: z.string(),
    intent: z.record(z.string(), z.unknown()),
    status: commandStatusSchema,
    dryRun: z.boolean(),
    reason: z.string().nullable(),
    code: z.string().nullable().describe("Error code when refused or failed"),
    message: z.string().nullable().describe("The miner's own words"),
    needsReboot: z.boolean(),
    plan: z
      .object({ command: z.string(), parameter: z.string().nullable() })
      .nullable()
      .describe("What a dry run would have sent, secrets hidden"),
    actor: actorSchema,
    origin: z.string().describe("rest, cli, schedule, mqtt ..."),
    createdAt: z.int(),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
  })
  .meta({ id: "Command" });

export type CommandStatus = z.infer<typeof commandStatusSchema>;
export type CommandRequest = z.infer<typeof commandRequestSchema>;
export type CommandResource = z.infer<typeof commandSchema>;
