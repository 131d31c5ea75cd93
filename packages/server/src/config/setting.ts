import { configSchema } from "@hearthash/contract";
import { z } from "zod";
import { variableOf } from "./variable-name.js";

/** The part of JSON Schema that the configuration is described in. */
export interface SettingSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly items?: SettingSchema;
}

/** One setting of the configuration. */
export interface Setting {
  /** `polling.watchedMs`. */
  readonly name: string;
  readonly path: readonly string[];
  /** `HEARTHASH_POLLING_WATCHED_MS`. */
  readonly variable: string;
  readonly schema: SettingSchema;
}

/** The configuration's schema as data: what names, bounds, defaults and descriptions are taken from. */
export function configShape(): SettingSchema {
  const { $ref, $defs } = z.toJSONSchema(configSchema, { io: "input" });
  const name = $ref?.split("/").at(-1) ?? "";
  return ($defs?.[name] ?? {}) as SettingSchema;
}

/** Every setting, in the order of the schema. A list such as `miners` is one setting. */
export function allSettings(shape: SettingSchema = configShape()): readonly Setting[] {
  return Object.entries(shape.properties ?? {}).flatMap(([section, schema]) =>
    schema.properties === undefined
      ? [setting([section], schema)]
      : Object.entries(schema.properties).map(([name, inner]) => setting([section, name], inner)),
  );
}

function setting(path: readonly string[], schema: SettingSchema): Setting {
  return { name: path.join("."), path, variable: variableOf(path), schema };
}

/** The schema of what stands at a path; `undefined` where nothing may stand. */
export function schemaAt(shape: SettingSchema, path: readonly PropertyKey[]): SettingSchema | undefined {
  let schema: SettingSchema | undefined = shape;
  for (const step of path) {
    schema = typeof step === "number" ? schema?.items : schema?.properties?.[String(step)];
  }
  return schema;
}
