import type { JsonObject, JsonValue } from "./json-value.js";
import { isArray, isObject } from "./json-value.js";
import type { ReplyStatus, StatusSeverity } from "./reply.js";

/**
 * Reads STATUS in every shape seen: a list of rows (cgminer), one row, a letter beside `When`, `Code` and `Msg`
 * on the top level (btminer), a word such as BYE (upstream cgminer's answer to `quit`).
 */
export function readStatus(top: JsonObject): readonly ReplyStatus[] {
  const status = top["STATUS"];
  if (isArray(status)) return status.filter(isObject).map(toStatus);
  if (isObject(status)) return [toStatus(status)];
  if (typeof status !== "string") return [];
  return isSeverity(status) ? [toStatus(top)] : [wordStatus(status)];
}

/** A status made of nothing but a word. */
export function wordStatus(word: string): ReplyStatus {
  return { severity: undefined, when: undefined, code: undefined, message: word, description: undefined };
}

/** A STATUS row of either form; text rows hold strings only. */
export function toStatus(row: Readonly<Record<string, JsonValue>>): ReplyStatus {
  const severity = row["STATUS"];
  return {
    severity: isSeverity(severity) ? severity : undefined,
    when: toInteger(row["When"]),
    code: toInteger(row["Code"]),
    message: toText(row["Msg"]),
    description: toText(row["Description"]),
  };
}

function isSeverity(value: JsonValue | undefined): value is StatusSeverity {
  return typeof value === "string" && /^[SIWEF]$/.test(value);
}

function toInteger(value: JsonValue | undefined): number | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function toText(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
