import { z } from "zod";

/** Name of the manifest: the first file of an archive. */
export const MANIFEST = "manifest.json";
/** The state, without secrets. */
export const STATE = "state.db";
/** What `History.backup` writes. */
export const HISTORY = "history.db";
/** The configuration file as its owner wrote it. */
export const CONFIG = "config.yaml";

const partSchema = z.object({
  name: z.enum([STATE, HISTORY, CONFIG]),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What an archive says of itself: who wrote it, when, and each part with its size and SHA-256. */
export const manifestSchema = z.object({
  format: z.literal("hearthash-backup"),
  /** Of the archive itself: another number is another layout. */
  formatVersion: z.literal(1),
  /** The version of hearthash that wrote it. */
  hearthash: z.string().max(100),
  /** Number of steps of the state's schema. */
  schema: z.int().min(1),
  createdAt: z.int(),
  counts: z.object({ miners: z.int(), alerts: z.int(), schedules: z.int(), events: z.int() }),
  parts: z
    .array(partSchema)
    .min(1)
    .refine((parts) => new Set(parts.map(({ name }) => name)).size === parts.length, "names a part twice")
    .refine((parts) => parts.some(({ name }) => name === STATE), `has no ${STATE}`),
});

/** A part of an archive. */
export type BackupPart = z.infer<typeof partSchema>;
/** What an archive says of itself. */
export type Manifest = z.infer<typeof manifestSchema>;
