import type { IssueList } from "./issue.js";
import { emptyObject, isArray, isObject, type JsonObject, type JsonValue } from "./json-value.js";
import type { ReplyRow, ReplyScalar } from "./reply.js";

/** The sections of a JSON reply: every member that holds rows. */
export function readSections(top: JsonObject, issues: IssueList): Record<string, readonly ReplyRow[]> {
  const sections = emptyObject<readonly ReplyRow[]>();
  for (const [name, value] of Object.entries(top)) {
    if (name === "STATUS" || name === "id") continue;
    const rows = isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [];
    if (rows.length > 0) sections[name] = rows.map((row) => toRow(name, row, issues));
  }
  return sections;
}

/** A row with the values a miner can mean: `(null)`, null and numbers beyond all bounds are unknown. */
export function toRow(section: string, row: JsonObject, issues: IssueList): ReplyRow {
  const result = emptyObject<ReplyScalar>();
  for (const [key, value] of Object.entries(row)) {
    const scalar = toScalar(value, `${section}.${key}`, issues);
    if (scalar !== undefined) result[key] = scalar;
  }
  return result;
}

function toScalar(value: JsonValue, at: string, issues: IssueList): ReplyScalar | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    issues.add("not-a-number", at, "a number beyond all bounds");
    return undefined;
  }
  if (typeof value !== "string") return undefined;
  if (value !== "(null)") return value;
  issues.add("null-text", at, "the miner says (null)");
  return undefined;
}
