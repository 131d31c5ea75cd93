import { z } from "zod";

const text = (most: number) => z.string().min(1).max(most);
const poolNumber = z.int().min(0).max(99).describe("The miner's own number of the pool, from 0");

const poolLogin = {
  url: text(255).describe("stratum+tcp://host:port, or with stratum+tls or stratum+ssl"),
  worker: text(255).describe("Worker, usually account.name"),
  password: z.string().max(255).optional().describe("Pool password; `x` unless given. Never shown again"),
};

/** Everything an owner can want of a miner, as plain data. One `kind` each. */
export const intentSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("setWorkMode"),
      mode: text(40).describe("A word of the model: night ..."),
    }),
    z.strictObject({ kind: z.literal("setWorkLevel"), level: z.union([z.int().min(-9).max(99), text(40)]) }),
    z.strictObject({ kind: z.literal("standby") }),
    z.strictObject({ kind: z.literal("wake") }),
    z.strictObject({
      kind: z.literal("setFan"),
      percent: z.union([z.int().min(0).max(100), z.literal("auto")]).describe("Duty in %, or `auto`"),
    }),
    z.strictObject({ kind: z.literal("setTargetTemp"), celsius: z.int().min(0).max(150) }),
    z.strictObject({ kind: z.literal("setRoomLimit"), celsius: z.int().min(0).max(100) }),
    z.strictObject({ kind: z.literal("setLcd"), on: z.boolean() }),
    z.strictObject({
      kind: z.literal("setLed"),
      effect: z.enum(["off", "on", "blink", "breathe", "cycle"]),
      brightness: z.int().min(0).max(100).optional(),
      color: z.tuple([z.int().min(0).max(255), z.int().min(0).max(255), z.int().min(0).max(255)]).optional(),
    }),
    z.strictObject({ kind: z.literal("cleanFilter") }),
    z.strictObject({
      kind: z.literal("reboot"),
      delayS: z.int().min(0).max(300).optional().describe("Seconds"),
    }),
    z.strictObject({
      kind: z.literal("setWebPassword"),
      oldPassword: z.string().max(64),
      newPassword: text(64),
    }),
    z.strictObject({ kind: z.literal("switchPool"), pool: poolNumber }),
    z.strictObject({ kind: z.literal("enablePool"), pool: poolNumber }),
    z.strictObject({ kind: z.literal("disablePool"), pool: poolNumber }),
    z.strictObject({
      kind: z.literal("setPoolPriority"),
      pools: z.array(poolNumber).min(1).max(100).describe("The one to be tried first in front"),
    }),
    z.strictObject({
      kind: z.literal("setPoolQuota"),
      pool: poolNumber,
      quota: z.int().min(0).max(1_000_000),
    }),
    z.strictObject({ kind: z.literal("addPool"), ...poolLogin }),
    z.strictObject({ kind: z.literal("removePool"), pool: poolNumber }),
    z.strictObject({
      kind: z.literal("setPool"),
      slot: z.int().min(0).max(2).describe("The pool to overwrite"),
      webUser: text(64).optional(),
      webPassword: z
        .string()
        .max(64)
        .optional()
        .describe("The miner's web password; the stored one unless given. Never shown again"),
      ...poolLogin,
    }),
  ])
  .meta({ id: "Intent" });

/** Everything an owner can want of a miner. */
export type IntentInput = z.infer<typeof intentSchema>;
