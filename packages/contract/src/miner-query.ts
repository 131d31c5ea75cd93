import { z } from "zod";
import { pageQuerySchema } from "./page.js";

/** What the list of miners can be sorted by. */
export const minerSortSchema = z.enum([
  "name",
  "place",
  "model",
  "state",
  "seen",
  "hashrate",
  "power",
  "efficiency",
  "temperature",
]);

/** Which miners are listed, and in which order. */
export const minersQuerySchema = pageQuerySchema
  .extend({
    presence: z.enum(["new", "online", "offline"]).optional(),
    state: z.enum(["hashing", "standby", "starting", "fault", "unknown"]).optional(),
    model: z.string().max(40).optional().describe("Id of a model, such as mini3"),
    place: z.string().max(80).optional(),
    q: z.string().max(100).optional().describe("Part of name, place, notes, address, model or id"),
    sort: minerSortSchema.optional().describe("The order in which they were added unless given"),
    order: z.enum(["asc", "desc"]).optional().describe("asc unless given; unknown values always come last"),
  })
  .strict();

export type MinersQuery = z.infer<typeof minersQuerySchema>;
export type MinerSort = z.infer<typeof minerSortSchema>;
