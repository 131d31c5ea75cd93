import { z } from "zod";

/** What somebody may do. Each includes those before it. */
export const scopeSchema = z.enum(["read", "control", "admin"]).meta({ id: "Scope" });

export type Scope = z.infer<typeof scopeSchema>;

/** Who did something. */
export const actorSchema = z
  .object({
    kind: z.enum(["session", "token", "local", "system"]),
    id: z.string(),
    name: z.string(),
  })
  .meta({ id: "Actor" });

export type Actor = z.infer<typeof actorSchema>;
