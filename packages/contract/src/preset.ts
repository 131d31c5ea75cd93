import { z } from "zod";
import { commandSchema } from "./command.js";

const presetPool = z.strictObject({
  url: z.string().min(1).max(255),
  worker: z.string().min(1).max(255),
  password: z.string().max(255).optional().describe("Kept sealed, never shown again"),
});

/** Pools under a name, to be applied to one miner or many. */
export const presetInputSchema = z
  .strictObject({ name: z.string().min(1).max(80), pools: z.array(presetPool).min(1).max(3) })
  .meta({ id: "SavePreset" });

export const presetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    pools: z.array(z.object({ url: z.string(), worker: z.string(), hasPassword: z.boolean() })),
    changedAt: z.int(),
  })
  .meta({ id: "Preset" });

export const applyPresetSchema = z
  .strictObject({
    miners: z.array(z.string().max(100)).min(1).max(10_000),
    reboot: z.boolean().optional().describe("Restart miners that need it for the pools to work"),
    dryRun: z.boolean().optional(),
  })
  .meta({ id: "ApplyPreset" });

/** One outcome per miner: the commands made for it, or why none was. */
export const presetOutcomeSchema = z
  .object({
    items: z.array(
      z.object({
        minerId: z.string(),
        commands: z.array(commandSchema),
        problem: z.object({ code: z.string(), message: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: "PresetOutcome" });

export type PresetInput = z.infer<typeof presetInputSchema>;
export type PresetResource = z.infer<typeof presetSchema>;
export type ApplyPreset = z.infer<typeof applyPresetSchema>;
export type PresetOutcome = z.infer<typeof presetOutcomeSchema>;
