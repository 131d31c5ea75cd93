import { isBracketField } from "./bracket-field.js";
import type { IssueList } from "./issue.js";
import { emptyObject } from "./json-value.js";

/** One `NAME,key=value,...|` part of a text reply. */
export interface TextPart {
  /** `SUMMARY`, `POOL`, `STATUS`, `CMD` ... */
  readonly name: string;
  /** `key=value` pairs in order; the value of the first is the row's index where it has one (`POOL=0`). */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Splits a text reply into its parts. Commas and bars inside the brackets of `MM ID0` end nothing; a comma that
 * the firmware forgot to escape is put back into its value. Never throws.
 * Source: vendor's published Nano 3S service, api.c: `,` `|` `=` `\` are escaped in some fields only.
 */
export function splitTextReply(text: string, issues: IssueList): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  while (at < text.length) {
    const part = readPart(text, at, issues);
    if (part.name !== "") parts.push({ name: part.name, fields: part.fields });
    at = part.end;
  }
  return parts;
}

function readPart(text: string, start: number, issues: IssueList): TextPart & { readonly end: number } {
  const fields = emptyObject<string>();
  let name = "";
  let lastKey = "";
  let at = start;
  for (;;) {
    const field = readField(text, at);
    const isFirst = at === start;
    const key = field.key.trim().replace(/\s+/g, " ");
    if (isFirst) name = key;
    if (field.hasValue) {
      lastKey = key;
      storeField(fields, key, field, issues);
    } else if (!isFirst) continueField(fields, lastKey, field, issues);
    at = field.end;
    if (field.stop !== ",") return { name, fields, end: at };
  }
}

interface Field {
  readonly key: string;
  readonly value: string;
  readonly hasValue: boolean;
  /** What ended it: `,` the next field, `|` the part, "" the end of the text. */
  readonly stop: "," | "|" | "";
  /** Index behind what ended it. */
  readonly end: number;
}

function readField(text: string, start: number): Field {
  let key = "";
  let content = "";
  let hasValue = false;
  let isInBracket = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (isInBracket) {
      if (char === "]") isInBracket = false;
      content += char;
    } else if (char === "\\" && ",|=\\".includes(text[at + 1] ?? "?")) {
      at += 1;
      content += text[at];
    } else if (char === "," || char === "|") {
      return end(char, at + 1);
    } else if (char === "=" && !hasValue) {
      key = content;
      content = "";
      hasValue = true;
    } else {
      if (char === "[" && hasValue && isBracketField(key.trim().replace(/\s+/g, " "))) isInBracket = true;
      content += char;
    }
  }
  return end("", text.length);

  function end(stop: Field["stop"], next: number): Field {
    return hasValue
      ? { key, value: content, hasValue, stop, end: next }
      : { key: content, value: "", hasValue, stop, end: next };
  }
}

function storeField(fields: Record<string, string>, key: string, field: Field, issues: IssueList): void {
  const isCut = field.stop === "";
  if (isCut) issues.add("truncated", key || "reply", "the reply ends inside this value");
  if (isCut && !isBracketField(key)) return;
  if (key in fields) issues.add("duplicate-key", key, "the same name twice; the first is kept");
  else fields[key] = field.value;
}

/** A piece without `=`: the rest of a value whose comma was not escaped, or what a cut reply ends with. */
function continueField(fields: Record<string, string>, key: string, piece: Field, issues: IssueList): void {
  if (piece.stop === "") {
    issues.add("truncated", "reply", "the reply ends inside a name");
    return;
  }
  const before = fields[key];
  if (before === undefined) return;
  issues.add("escape-invalid", key, "a comma that is not escaped");
  fields[key] = `${before},${piece.key}`;
}
