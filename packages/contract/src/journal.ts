import { z } from "zod";
import { actorSchema } from "./actor.js";

/** One line of the event log: who, what, when. Secrets are never part of it. */
export const journalEntrySchema = z
  .object({
    seq: z.int(),
    at: z.int().describe("Unix milliseconds"),
    kind: z.string().describe("miner.lost, command.finished, access.token-created ..."),
    severity: z.enum(["info", "warning", "error"]),
    minerId: z.string().nullable(),
    actor: actorSchema.nullable(),
    message: z.string().describe("For people; may change"),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "JournalEntry" });

export type JournalEntry = z.infer<typeof journalEntrySchema>;
