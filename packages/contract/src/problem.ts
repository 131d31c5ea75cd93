import { z } from "zod";

/**
 * What went wrong, as RFC 9457 problem details. Decide on `code` and never on text: the codes are public
 * contract, the wording is not.
 */
export const problemSchema = z
  .object({
    type: z.string().describe("`urn:hearthash:problem:<code>`"),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe("What, where and what to do"),
    code: z.string(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("Each wrong part of the request"),
    triesLeft: z.int().optional().describe("Of a wrong pairing code: tries until the code is void"),
  })
  .meta({ id: "Problem" });

export type Problem = z.infer<typeof problemSchema>;
