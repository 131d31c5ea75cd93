import type { IssueList } from "./issue.js";
import type { JsonValue } from "./json-value.js";
import { parseLenientJson } from "./lenient-json.js";

/**
 * Reads JSON strictly, and leniently when that fails: a valid text means what JSON says it means, whatever
 * a device name in it looks like. Never throws.
 *
 * @returns the value, or `undefined` when the text holds none.
 */
export function parseJson(text: string, issues: IssueList): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return parseLenientJson(text, issues);
  }
}
