import type { z } from "zod";
import { nearest } from "./did-you-mean.js";
import { settingName, type ValueFault } from "./fault.js";
import { type SettingSchema, schemaAt } from "./setting.js";

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, in words that say how to mend it: one fault for each unknown name, else one. */
export function describeIssue(
  issue: Issue,
  shape: SettingSchema,
  value: unknown,
  isThere: (path: readonly PropertyKey[]) => boolean,
): readonly ValueFault[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path, unknownKey: key, message: unknownName(key, path, shape) }));
  }
  const schema = schemaAt(shape, path);
  if (!isThere(path)) return [{ path, message: `is missing; ${takes(schema)}` }];
  const wanted = issue.code === "invalid_format" && issue.format === "regex" ? issue.message : takes(schema);
  return [{ path, message: `${wanted}${notThis(valueAt(value, path))}` }];
}

/** What a setting takes, from its schema. */
function takes(schema: SettingSchema | undefined): string {
  if (schema?.enum !== undefined) return `takes one of ${schema.enum.join(", ")}`;
  if (schema?.type === "integer") return `takes a whole number from ${schema.minimum} to ${schema.maximum}`;
  if (schema?.type === "boolean") return "takes true or false";
  if (schema?.type === "array") return `takes a list, one line each: ${exampleItem(schema.items)}`;
  if (schema?.type === "object") return takesMembers(schema);
  if (schema?.type === "string") return takesText(schema);
  return "takes the sections server, lan, polling ...";
}

function takesMembers(schema: SettingSchema): string {
  const names = Object.keys(schema.properties ?? {});
  if (names.includes("host")) return `takes a miner: ${exampleItem(schema)}`;
  return `takes settings, each on an indented line below it: ${names.join(", ")}`;
}

function takesText(
  schema: SettingSchema & { format?: string; minLength?: number; maxLength?: number },
): string {
  if (schema.format === "uri") return "takes an address such as https://miners.example.org";
  if (schema.maxLength === undefined) return "takes a text";
  return `takes a text of ${schema.minLength ?? 0} to ${schema.maxLength} characters`;
}

function exampleItem(schema: SettingSchema | undefined): string {
  return schema?.type === "object" ? "`- host: 192.168.1.50`" : "`- value`";
}

function unknownName(key: string, path: readonly PropertyKey[], shape: SettingSchema): string {
  const known = Object.keys(schemaAt(shape, path)?.properties ?? {});
  const meant = nearest(key, known);
  const clipped = JSON.stringify(key.slice(0, 60));
  if (meant !== undefined) return `there is no ${clipped}, did you mean ${meant}?`;
  const section = path.length === 0 ? sectionOf(key, shape) : undefined;
  if (section !== undefined)
    return `there is no ${clipped} here; it belongs on an indented line below ${section}:`;
  return `there is no ${clipped}; known${path.length === 0 ? "" : ` in ${settingName(path)}`}: ${known.join(", ")}`;
}

function sectionOf(key: string, shape: SettingSchema): string | undefined {
  return Object.entries(shape.properties ?? {}).find(([, section]) =>
    Object.hasOwn(section.properties ?? {}, key),
  )?.[0];
}

function notThis(value: unknown): string {
  if (value === null) return ", not nothing";
  if (typeof value === "string") return `, not the text ${JSON.stringify(value.slice(0, 60))}`;
  if (Array.isArray(value)) return ", not a list";
  return typeof value === "object" ? ", not names with values" : `, not ${String(value)}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | undefined)?.[step];
  return at;
}
