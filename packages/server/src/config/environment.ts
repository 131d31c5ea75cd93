import { nearest } from "./did-you-mean.js";
import type { ConfigFault } from "./fault.js";
import type { Setting, SettingSchema } from "./setting.js";
import type { Environment } from "./usual-folders.js";

/** A setting that the environment gives, as the schema takes it. */
export interface FromEnvironment {
  readonly setting: Setting;
  readonly variable: string;
  readonly value: unknown;
}

/** LOG_LEVEL is what other programs listen to; our own name goes first. */
const ALIASES: Readonly<Record<string, string>> = { HEARTHASH_LOG_LEVEL: "LOG_LEVEL" };

/** The settings of the environment. An empty variable counts as none, but for a list: there it empties it. */
export function settingsOfEnvironment(
  env: Environment,
  settings: readonly Setting[],
): readonly FromEnvironment[] {
  return settings.flatMap((setting) => {
    const alias = ALIASES[setting.variable];
    const variable = env[setting.variable] === undefined && alias !== undefined ? alias : setting.variable;
    const text = env[variable];
    if (text === undefined || (text === "" && setting.schema.type !== "array")) return [];
    return [{ setting, variable, value: parse(text, setting.schema) }];
  });
}

/**
 * Names that begin like a section's settings and are none. Other HEARTHASH_* names belong to the command line
 * (HEARTHASH_HOST, HEARTHASH_WEB_PASSWORD ...).
 */
export function unknownVariables(env: Environment, settings: readonly Setting[]): readonly ConfigFault[] {
  const variables = settings.map(({ variable }) => variable);
  const sections = new Set(settings.map(({ path }) => `HEARTHASH_${(path[0] ?? "").toUpperCase()}_`));
  return Object.keys(env)
    .filter((name) => env[name] !== undefined && !variables.includes(name))
    .filter((name) => [...sections].some((section) => name.startsWith(section)))
    .map((name) => ({ where: name, setting: "", message: unknown(name, variables) }));
}

function unknown(name: string, variables: readonly string[]): string {
  const meant = nearest(name, variables);
  if (meant !== undefined) return `there is no such setting, did you mean ${meant}?`;
  const section = `${name.split("_", 2).join("_")}_`;
  const known = variables.filter((variable) => variable.startsWith(section));
  const list = known.length === 0 ? "" : `; known: ${known.join(", ")}`;
  return `there is no such setting${list}`;
}

/** What cannot be read stays text, for the schema to complain about. */
function parse(text: string, schema: SettingSchema): unknown {
  const trimmed = text.trim();
  if (schema.type === "array") return list(trimmed, schema.items);
  if (schema.type === "integer") return /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : trimmed;
  if (schema.type !== "boolean") return trimmed;
  const word = trimmed.toLowerCase();
  if (word === "true" || word === "1") return true;
  return word === "false" || word === "0" ? false : trimmed;
}

function list(text: string, items: SettingSchema | undefined): readonly unknown[] {
  const parts = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return items?.type === "object" ? parts.map((host) => ({ host })) : parts;
}
