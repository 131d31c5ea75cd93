import { z } from "zod";

const count = z.int().min(0);

/** A sum over the miners whose value is known, and how many those are. Null when none is. */
const totalSchema = z.object({ value: z.number().nullable(), miners: count });

/** All miners together. Values are those of miners that are online. */
export const fleetSchema = z
  .object({
    at: z.int().describe("Unix milliseconds"),
    miners: count,
    presence: z.object({ new: count, online: count, offline: count }),
    states: z
      .object({ hashing: count, standby: count, starting: count, fault: count, unknown: count })
      .describe("Of the miners that are online"),
    hashrateThs: totalSchema,
    powerWallW: totalSchema,
    efficiencyJPerTh: totalSchema.describe("Of the miners whose power and hashrate are both known"),
    acceptedShares: totalSchema,
    notices: count.describe("Miners with something their owner should look at"),
  })
  .meta({ id: "Fleet" });

export type FleetResource = z.infer<typeof fleetSchema>;
