import { z } from "zod";

/** Which network is searched. Over HTTP: private addresses, at most a /16. */
export const startDiscoverySchema = z
  .strictObject({ targets: z.string().min(1).max(500).describe("Address, range, CIDR or a list of them") })
  .meta({ id: "StartDiscovery" });

/** A search and what it has found so far. */
export const discoverySchema = z
  .object({
    id: z.string(),
    targets: z.string(),
    status: z.enum(["running", "done", "stopped", "failed"]),
    done: z.int(),
    total: z.int(),
    etaMs: z.int().nullable(),
    startedAt: z.int(),
    finishedAt: z.int().nullable(),
    error: z.string().nullable(),
    found: z.array(
      z.object({
        host: z.string(),
        port: z.int(),
        id: z.string(),
        model: z.string(),
        product: z.string().nullable(),
        isAvalon: z.boolean(),
        known: z.boolean().describe("Among the miners already"),
      }),
    ),
    open: z.array(z.object({ host: z.string(), port: z.int(), code: z.string(), message: z.string() })),
  })
  .meta({ id: "Discovery" });

/** Miners of a search that the owner approves. */
export const approveSchema = z
  .strictObject({
    miners: z
      .array(
        z.strictObject({ host: z.string().max(253), port: z.int(), name: z.string().max(80).optional() }),
      )
      .min(1)
      .max(10_000),
    approveSubnet: z.boolean().optional().describe("Search these networks again when one of them moves"),
  })
  .meta({ id: "Approve" });

export type DiscoveryResource = z.infer<typeof discoverySchema>;
export type Approve = z.infer<typeof approveSchema>;
