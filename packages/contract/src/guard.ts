import { z } from "zod";
import { pageQuerySchema } from "./page.js";

/** What is shown beside a miner. `off`: it is not guarded. */
export const guardBadgeSchema = z.enum(["ok", "drifted", "paused", "off"]).meta({ id: "GuardBadge" });

/**
 * How far the guard is with a miner. `waiting`: pinned, and its pools were not read yet. `restoring`: commands of the
 * guard are under way or their effect is awaited. `given-up`: the tries of this drift did not help. `stopped`: the
 * guard does no more about it until a person says so.
 */
export const guardStateSchema = z
  .enum(["off", "waiting", "right", "drifted", "paused", "restoring", "given-up", "stopped"])
  .meta({ id: "GuardState" });

/**
 * What the guard may do about a drift. `switch`: switch, enable and order pools. `setpool`: also store the pools anew
 * and restart the miner, for which its web password goes over the network in clear to whoever answers there.
 */
export const guardRestoreSchema = z.enum(["off", "switch", "setpool"]).meta({ id: "GuardRestore" });

/** What differs from the pin. */
export const driftKindSchema = z
  .enum([
    "added",
    "removed",
    "changed",
    "switched",
    "reordered",
    "disabled",
    "enabled",
    "worker",
    "mode",
    "identity",
    "firmware",
  ])
  .meta({ id: "DriftKind" });

const unixMs = z.int().describe("Unix milliseconds");
const minerId = z.string().min(1).max(300);
const poolLogin = {
  url: z.string().min(1).max(255).describe("stratum+tcp://host:port"),
  worker: z.string().min(1).max(255),
};

/** A pool as it is pinned or seen. Passwords are never part of it. */
export const guardPoolSchema = z
  .object({ url: z.string(), worker: z.string(), disabled: z.boolean() })
  .meta({ id: "GuardPool" });

const modeSchema = z.object({ mode: z.string(), level: z.union([z.number(), z.string()]).nullable() });

/** What the owner wants of a miner's pools, in the order they are tried. */
const pinSchema = z.object({
  pools: z.array(
    guardPoolSchema.extend({
      redirects: z.array(z.string()).describe("Hosts it may be connected to beside its own"),
    }),
  ),
  mode: modeSchema.nullable().describe("null: the mode is not pinned"),
  dna: z.string().nullable(),
  mac: z.string().nullable(),
  firmware: z.string().nullable(),
  address: z.string().describe("Where it was when it was pinned"),
  since: unixMs,
  by: z.string().describe("Who pinned it or moved the pin last"),
});

const changeSchema = z
  .object({ kind: driftKindSchema, before: z.string().nullable(), after: z.string().nullable() })
  .meta({ id: "GuardChange" });

const seenSchema = z.object({ pools: z.array(guardPoolSchema), mode: modeSchema.nullable() });

/** What is different from the pin, and since when. */
export const guardDriftSchema = z
  .object({
    id: z.string().describe("Of this very difference: another one has another id"),
    changes: z.array(changeSchema),
    since: unixMs,
    lastRightAt: unixMs.nullable().describe("When it was last seen right"),
    before: seenSchema,
    after: seenSchema,
  })
  .meta({ id: "GuardDrift" });

/** A pool whose live connection goes to a host that is not configured. */
export const guardRedirectSchema = z
  .object({ id: z.string(), pool: z.string(), host: z.string(), since: unixMs })
  .meta({ id: "GuardRedirect" });

const stopSchema = z.object({
  code: z
    .enum([
      "tries-used-up",
      "fight",
      "password-refused",
      "not-the-same-miner",
      "nothing-to-do",
      "not-possible",
      "password-missing",
    ])
    .describe("fight: two restores of the same drift were undone"),
  message: z.string(),
});

/** The guard's word on one miner. */
export const guardSchema = z
  .object({
    minerId: z.string(),
    name: z.string(),
    badge: guardBadgeSchema,
    state: guardStateSchema,
    pin: pinSchema.nullable(),
    watch5s: z.boolean().describe("It is polled every five seconds"),
    pinMode: z.boolean(),
    restore: guardRestoreSchema,
    hasPoolPasswords: z.boolean().describe("The password of each pinned pool is stored"),
    hasWebPassword: z.boolean(),
    drift: guardDriftSchema.nullable(),
    redirect: guardRedirectSchema.nullable(),
    lastRightAt: unixMs.nullable(),
    checkedAt: unixMs.nullable().describe("When its pools were last read"),
    pausedUntil: unixMs.nullable(),
    restoring: z.object({
      tries: z.int().describe("For the drift there is"),
      nextAt: unixMs.nullable().describe("When the next try is due"),
      lastRestoredAt: unixMs.nullable(),
      stop: stopSchema.nullable().describe("Why nothing more is done"),
    }),
  })
  .meta({ id: "Guard" });

/** All that is guarded, and how many of each. */
export const guardListSchema = z
  .object({
    summary: z.object({
      ok: z.int(),
      drifted: z.int(),
      paused: z.int(),
      off: z.int(),
      redirected: z.int(),
    }),
    items: z.array(guardSchema),
    next: z.string().nullable(),
  })
  .meta({ id: "GuardList" });

export const guardQuerySchema = pageQuerySchema.extend({ badge: guardBadgeSchema.optional() });

const settings = {
  watch5s: z.boolean().describe("Poll it every five seconds"),
  pinMode: z.boolean().describe("Its work mode is pinned too"),
  restore: guardRestoreSchema,
};

/** How a miner is pinned. What is not given stays; for a new pin: off, and the pools as they are now. */
export const pinMinerSchema = z
  .strictObject({
    ...settings,
    pools: z
      .union([
        z.literal("present"),
        z
          .array(z.strictObject({ ...poolLogin, disabled: z.boolean().optional() }))
          .min(1)
          .max(20),
      ])
      .describe("In the order they are tried; present: as the miner shows them now"),
    poolPasswords: z
      .array(z.string().min(1).max(255))
      .min(1)
      .max(20)
      .describe("One for each pinned pool, in their order; kept sealed and never shown. For restore setpool"),
  })
  .partial()
  .meta({ id: "PinMiner" });

/** Pins every miner that is not pinned yet, as it is now. */
export const pinAllSchema = z
  .strictObject({
    watch5s: settings.watch5s,
    pinMode: settings.pinMode,
    restore: z.enum(["off", "switch"]),
    miners: z.array(minerId).min(1).max(10_000).describe("All of them unless given"),
    again: z.boolean().describe("Also those that are pinned already"),
  })
  .partial()
  .meta({ id: "PinAll" });

export const pinAllOutcomeSchema = z
  .object({
    items: z.array(
      z.object({
        minerId: z.string(),
        pinned: z.boolean(),
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: "PinAllOutcome" });

/** "It was me". */
export const acceptDriftSchema = z
  .strictObject({
    id: z.string().max(100).optional().describe("Of the drift that was seen: a newer one is not accepted"),
  })
  .meta({ id: "AcceptDrift" });

export const pauseGuardSchema = z
  .strictObject({ minutes: z.int().min(0).max(1440).describe("0 ends a pause") })
  .meta({ id: "PauseGuard" });

export const restorePinSchema = z
  .strictObject({
    level: z.enum(["switch", "setpool"]).optional().describe("As it is set for the miner unless given"),
  })
  .meta({ id: "RestorePin" });

export type GuardBadge = z.infer<typeof guardBadgeSchema>;
export type GuardState = z.infer<typeof guardStateSchema>;
export type GuardRestore = z.infer<typeof guardRestoreSchema>;
export type DriftKind = z.infer<typeof driftKindSchema>;
export type GuardResource = z.infer<typeof guardSchema>;
export type GuardList = z.infer<typeof guardListSchema>;
export type GuardQuery = z.infer<typeof guardQuerySchema>;
export type PinMiner = z.infer<typeof pinMinerSchema>;
export type PinAll = z.infer<typeof pinAllSchema>;
export type PinAllOutcome = z.infer<typeof pinAllOutcomeSchema>;
export type RestorePin = z.infer<typeof restorePinSchema>;
