import { z } from "zod";

/** A network in which a miner that has moved is looked for. */
export const subnetSchema = z
  .object({
    cidr: z.string(),
    source: z
      .enum(["configuration", "approved"])
      .describe("Approved ones can be taken back; the others stand in the configuration file"),
  })
  .meta({ id: "Subnet" });

export type SubnetResource = z.infer<typeof subnetSchema>;
