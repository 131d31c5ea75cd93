import { z } from "zod";
import { scopeSchema } from "./actor.js";

/** A token, without its secret. */
export const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: scopeSchema,
    createdAt: z.int(),
    lastUsedAt: z.int().nullable(),
    expiresAt: z.int().nullable(),
  })
  .meta({ id: "Token" });

export const createTokenSchema = z
  .strictObject({
    name: z.string().min(1).max(80),
    scope: scopeSchema,
    expiresInDays: z.int().min(1).max(3650).optional(),
  })
  .meta({ id: "CreateToken" });

/** The only answer that holds the token's secret. */
export const createdTokenSchema = tokenSchema.extend({ secret: z.string() }).meta({ id: "CreatedToken" });

/** A signed-in browser. */
export const sessionSchema = z
  .object({
    id: z.string(),
    listener: z.string(),
    userAgent: z.string().nullable(),
    createdAt: z.int(),
    lastUsedAt: z.int(),
    expiresAt: z.int(),
    current: z.boolean(),
  })
  .meta({ id: "Session" });

export const signInSchema = z.strictObject({ code: z.string().min(1).max(100) }).meta({ id: "SignIn" });

/** Who the caller is. `scope` is null for nobody. */
export const whoAmISchema = z
  .object({
    actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }).nullable(),
    scope: scopeSchema.nullable(),
    version: z.string(),
    simulated: z.boolean().describe("True when every miner is simulated"),
    lanUrl: z
      .string()
      .nullable()
      .describe("Address for the other devices at home; null without a TLS port, or for who may not read"),
  })
  .meta({ id: "WhoAmI" });

/** A sign-in link: single use, five minutes. */
export const loginLinkSchema = z
  .object({
    url: z.string().describe("For browsers that reach the server as the caller does"),
    lanUrl: z.string().nullable().describe("The same link for the home network; null without a TLS port"),
    expiresAt: z.int(),
  })
  .meta({ id: "LoginLink" });

export type WhoAmI = z.infer<typeof whoAmISchema>;
export type LoginLink = z.infer<typeof loginLinkSchema>;
export type TokenResource = z.infer<typeof tokenSchema>;
export type CreateToken = z.infer<typeof createTokenSchema>;
export type CreatedToken = z.infer<typeof createdTokenSchema>;
export type SessionResource = z.infer<typeof sessionSchema>;
