import { z } from "zod";
import { scopeSchema } from "./actor.js";

const deviceName = z.string().trim().min(1).max(60);

/** What a pairing code is made for. */
export const createPairingCodeSchema = z
  .strictObject({
    scope: scopeSchema.default("control").describe("What the device may do"),
    name: deviceName.optional().describe("Name of the device, in place of the one it gives itself"),
  })
  .meta({ id: "CreatePairingCode" });

/** An open pairing code, without the code itself. */
export const pairingCodeSchema = z
  .object({
    id: z.string(),
    scope: scopeSchema,
    name: z.string().nullable(),
    createdAt: z.int(),
    expiresAt: z.int(),
    triesLeft: z.int().describe("Wrong tries until it is void"),
  })
  .meta({ id: "PairingCode" });

/** The only answer that holds the code. */
export const createdPairingCodeSchema = pairingCodeSchema
  .extend({
    code: z.string().describe("As it is typed: ABCD-EFGH"),
    url: z.string().describe("The pairing screen with the code behind its #, for a QR code"),
    caFingerprint: z
      .string()
      .nullable()
      .describe("SHA-256 of the local CA, as phones show it; null without one"),
  })
  .meta({ id: "CreatedPairingCode" });

/** A code as somebody types it: small letters, blanks and hyphens do not matter. */
export const pairSchema = z
  .strictObject({
    code: z.string().min(1).max(40),
    deviceName,
  })
  .meta({ id: "Pair" });

/** A paired device: a session of long life that has a name. */
export const deviceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scope: scopeSchema,
    createdAt: z.int(),
    lastUsedAt: z.int(),
    expiresAt: z.int().describe("Moves on with each use"),
    isThisOne: z.boolean().describe("True for the device that asks"),
    platform: z
      .string()
      .nullable()
      .describe("As its browser says: iPhone, iPad, Android, Mac, Windows, Linux"),
  })
  .meta({ id: "Device" });

export const changeDeviceSchema = z.strictObject({ name: deviceName }).meta({ id: "ChangeDevice" });

/** How the home network reaches the server, for QR codes and for comparing the CA with a phone's screen. */
export const lanSchema = z
  .object({
    enabled: z.boolean().describe("Whether the TLS port is open"),
    url: z.string().nullable().describe("By the name of the house; null without a TLS port"),
    addresses: z
      .array(z.string())
      .describe("The same by address, for networks without names"),
    caFingerprint: z
      .string()
      .nullable()
      .describe(
        "SHA-256 of the local CA, pairs of hex digits with colons; null for a certificate of your own",
      ),
  })
  .meta({ id: "Lan" });

export type CreatePairingCode = z.infer<typeof createPairingCodeSchema>;
export type PairingCodeResource = z.infer<typeof pairingCodeSchema>;
export type CreatedPairingCode = z.infer<typeof createdPairingCodeSchema>;
export type DeviceResource = z.infer<typeof deviceSchema>;
export type LanResource = z.infer<typeof lanSchema>;
