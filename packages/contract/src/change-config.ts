import { z } from "zod";
import { configSchema } from "./config.js";

const { polling, energy, history, backup, channels } = configSchema.shape;

/** What a setting takes: its own schema, or null for its default. */
function settingsOf(section: string, { shape }: { readonly shape: Readonly<Record<string, z.ZodType>> }) {
  return Object.entries(shape).map(
    ([name, schema]) => [`${section}.${name}`, inner(schema).nullable().optional()] as const,
  );
}

/** Without its default: what is left out of a change stays as it is. */
function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? inner(schema.unwrap() as z.ZodType)
    : schema;
}

/** Settings that can be changed while the server runs, by their full names; null takes one away. */
export const changeConfigSchema = z
  .strictObject(
    Object.fromEntries([
      ...settingsOf("polling", polling.unwrap()),
      ...settingsOf("energy", energy.unwrap()),
      ...settingsOf("history", history.unwrap()),
      ...settingsOf("backup", backup.unwrap()),
      ...settingsOf("channels", channels.unwrap().pick({ pushContact: true })),
    ]),
  )
  .meta({ id: "ChangeConfig" });

/** The settings after a change, and which of the changed ones wait for a restart. */
export const changedConfigSchema = z
  .object({
    config: configSchema,
    afterRestart: z.array(z.string()).describe("Names of changed settings that take effect after a restart"),
  })
  .meta({ id: "ChangedConfig" });

export type ChangedConfig = z.infer<typeof changedConfigSchema>;
