import { z } from "zod";

/** How a list is read in parts. */
export const pageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe("Most items of one answer; 100 by default"),
  cursor: z.string().max(200).optional().describe("`next` of the answer before"),
});

/** One part of a list. `next` is the cursor of the part behind it; null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().optional() });
}
