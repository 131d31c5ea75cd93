import type { IssueList } from "./issue.js";
import { emptyObject, isArray, type JsonValue, MAX_DEPTH } from "./json-value.js";
import { parseLenientJson } from "./lenient-json.js";

/**
 * Reads JSON strictly, and leniently when that fails: a valid text means what JSON says it means, whatever
 * a device name in it looks like. Never throws.
 *
 * @returns the value, or `undefined` when the text holds none. Its objects have no prototype, and what is nested
 * deeper than {@link MAX_DEPTH} levels is left out.
 */
export function parseJson(text: string, issues: IssueList): JsonValue | undefined {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return parseLenientJson(text, issues);
  }
  return bounded(value, "reply", 0, issues);
}

/** The same value, safe to walk by recursion and to index by any name. */
function bounded(value: JsonValue, at: string, depth: number, issues: IssueList): JsonValue | undefined {
  if (typeof value !== "object" || value === null) return value;
  if (depth >= MAX_DEPTH) {
    issues.add("too-deep", at, `nested deeper than ${MAX_DEPTH} levels`);
    return undefined;
  }
  if (isArray(value)) {
    return value
      .map((item) => bounded(item, at, depth + 1, issues))
      .filter((item): item is JsonValue => item !== undefined);
  }
  const object = emptyObject<JsonValue>();
  for (const [key, member] of Object.entries(value)) {
    const kept = bounded(member, key, depth + 1, issues);
    if (kept !== undefined) object[key] = kept;
  }
  return object;
}
