import type { SettingSchema } from "./setting.js";

/** Names with values, as YAML gives them. */
export type PlainMap = Readonly<Record<string, unknown>>;

export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value with one setting put in, nothing of the given one changed. */
export function placed(value: unknown, path: readonly string[], setting: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return setting;
  const map = isPlainMap(value) ? value : {};
  return { ...map, [step]: placed(map[step], rest, setting) };
}

/** The value without what is written but empty: `polling:` with everything below it commented out says nothing. */
export function settled(value: unknown, shape: SettingSchema): unknown {
  if (value === null || value === undefined) return {};
  if (!isPlainMap(value)) return value;
  return withoutEmpty(value, shape);
}

function withoutEmpty(map: PlainMap, schema: SettingSchema): PlainMap {
  const entries = Object.entries(map).filter(([name, value]) => value !== null || !isKnown(schema, name));
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const inner = schema.properties?.[name];
      return [
        name,
        isPlainMap(value) && inner?.properties !== undefined ? withoutEmpty(value, inner) : value,
      ];
    }),
  );
}

function isKnown(schema: SettingSchema, name: string): boolean {
  return Object.hasOwn(schema.properties ?? {}, name);
}
