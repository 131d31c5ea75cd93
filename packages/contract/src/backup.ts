import { z } from "zod";

/** A backup in the server's data folder. */
export const backupSchema = z
  .object({
    name: z.string().describe("Name of its file"),
    createdAt: z.int(),
    bytes: z.int(),
    daily: z.boolean().describe("Made by the server's own clock, and removed by it when it is old"),
  })
  .meta({ id: "Backup" });

export type BackupResource = z.infer<typeof backupSchema>;
