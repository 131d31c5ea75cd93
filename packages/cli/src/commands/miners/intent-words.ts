import { readFile } from "node:fs/promises";
import { HearthashError } from "@hearthash/client";
import { type IntentInput, intentSchema } from "@hearthash/contract";

/**
 * An intent from words: its kind, then its members as name=value. What a value is (number, switch, list) the
 * contract says. A value that begins with @ is the first line of a file, so that secrets stay off the command line.
 *
 * @throws HearthashError `argument-invalid` with what the intent takes.
 */
export async function intentFromWords(kind: string, words: readonly string[]): Promise<IntentInput> {
  const option = intentSchema.options.find((one) => one.shape.kind.value === camel(kind));
  if (option === undefined) {
    const kinds = intentSchema.options.map((one) => one.shape.kind.value).join(", ");
    throw invalid(`there is no command ${quoted(kind)}; there are ${kinds}`);
  }
  const shape: Readonly<Record<string, Shape>> = option.shape;
  const intent: Record<string, unknown> = { kind: option.shape.kind.value };
  for (const word of words) {
    const [name, text] = split(word);
    const field = name === "kind" ? undefined : shape[name];
    if (field === undefined) throw invalid(`${kind} has no member ${quoted(name)}${membersOf(shape)}`);
    intent[name] = readingOf(field, await readText(text), name);
  }
  const result = intentSchema.safeParse(intent);
  if (result.success) return result.data;
  const missing = result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw invalid(`${kind} is not complete: ${missing}${membersOf(shape)}`);
}

/** The part of a schema that is needed of a member. */
interface Shape {
  readonly safeParse: (value: unknown) => { readonly success: boolean };
  readonly isOptional: () => boolean;
}

/** The first reading of a text that its member takes: a number before a word. */
function readingOf(field: Shape, text: string, name: string): unknown {
  const readings: unknown[] = [];
  if (/^-?\d+$/.test(text)) readings.push(Number(text));
  if (/^(true|on|yes|false|off|no)$/.test(text)) readings.push(/^(true|on|yes)$/.test(text));
  if (/^\d+(,\d+)*$/.test(text)) readings.push(text.split(",").map(Number));
  const value = [...readings, text].find((reading) => field.safeParse(reading).success);
  if (value === undefined) throw invalid(`the value of ${name} is not of the form it takes`);
  return value;
}

async function readText(text: string): Promise<string> {
  if (!text.startsWith("@")) return text;
  try {
    return (await readFile(text.slice(1), "utf8")).split(/\r?\n/)[0] ?? "";
  } catch (cause) {
    throw new HearthashError("argument-invalid", `the file ${text.slice(1)} cannot be read`, { cause });
  }
}

function split(word: string): readonly [string, string] {
  const at = word.indexOf("=");
  if (at < 1) throw invalid("each member must look like name=value");
  return [word.slice(0, at), word.slice(at + 1)];
}

function membersOf(shape: Readonly<Record<string, Shape>>): string {
  const members = Object.entries(shape).filter(([name]) => name !== "kind");
  if (members.length === 0) return "; it takes none";
  const names = members.map(([name, field]) => (field.isOptional() ? `[${name}=]` : `${name}=`));
  return `; it takes ${names.join(" ")}`;
}

/** `set-work-mode` is `setWorkMode` too. */
function camel(kind: string): string {
  return kind.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}

function invalid(message: string): HearthashError {
  return new HearthashError("argument-invalid", message);
}
