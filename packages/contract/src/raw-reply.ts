import { z } from "zod";

/** A miner's reply as it came, repaired where it was broken. Passwords are hidden. */
export const rawReplySchema = z
  .object({
    command: z.string(),
    at: z.int().describe("Unix milliseconds"),
    reply: z.unknown().describe("The reply's JSON; its text where it is none. Hostile texts"),
    issues: z.array(z.object({ code: z.string(), at: z.string(), detail: z.string() })),
  })
  .meta({ id: "RawReply" });

/** The web password of a miner. It is sealed and never shown again. */
export const webPasswordSchema = z
  .strictObject({ password: z.string().min(1).max(64) })
  .meta({ id: "WebPassword" });

export type RawReply = z.infer<typeof rawReplySchema>;
