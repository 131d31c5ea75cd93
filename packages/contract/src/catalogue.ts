import { z } from "zod";
import { rangesSchema } from "./miner.js";

/** What the words of the other resources mean: every point, and the known models. */
export const catalogueSchema = z
  .object({
    points: z.array(
      z.object({
        id: z.string(),
        unit: z.string(),
        kind: z.enum(["measured", "configured", "theoretical"]),
        label: z.string(),
        description: z.string(),
      }),
    ),
    models: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        family: z.string(),
        confidence: z.enum(["exact", "guessed"]),
        workModes: z.array(z.string()),
        workLevels: z.array(z.object({ level: z.int(), name: z.string() })),
        points: z.array(z.string()).describe("Points this model can show"),
        controls: z.array(z.string()).describe("Intents this model takes; its firmware may lack some"),
        ranges: rangesSchema,
        ledEffects: z.array(z.string()).describe("What setLed takes as effect; empty without a light"),
        ledColor: z.boolean().describe("Whether setLed takes a colour and a brightness"),
      }),
    ),
  })
  .meta({ id: "Catalogue" });

export type CatalogueResource = z.infer<typeof catalogueSchema>;
