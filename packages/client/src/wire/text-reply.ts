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
  let lastKey: string | undefined;
  let at = start;
  for (;;) {
    const field = readField(text, at);
    if (at === start) name = readName(field, issues);
    if (field.hasValue) lastKey = storeField(fields, field, issues) ? field.key : undefined;
    else if (at !== start) continueField(fields, lastKey, field, issues);
    at = field.end;
    if (field.stop !== ",") return { name, fields, end: at };
  }
}

/** What the part is called; nothing when the reply may end inside the name. */
function readName(field: Field, issues: IssueList): string {
  if (field.hasValue || field.stop !== "") return field.key;
  issues.add("truncated", "reply", "the reply ends inside a name");
  return "";
}

interface Field {
  /** What stands before the `=`, with single blanks; without a `=` all of it, as it came, is `value`. */
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
  let hasBrackets = false;
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
      key = toKey(content);
      hasBrackets = isBracketField(key);
      content = "";
      hasValue = true;
    } else {
      if (char === "[" && hasBrackets) isInBracket = true;
      content += char;
    }
  }
  return end("", text.length);

  function end(stop: Field["stop"], next: number): Field {
    return { key: hasValue ? key : toKey(content), value: content, hasValue, stop, end: next };
  }
}

function toKey(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** Answers whether the value was taken. */
function storeField(fields: Record<string, string>, field: Field, issues: IssueList): boolean {
  const { key } = field;
  const isCut = field.stop === "";
  if (isCut) issues.add("truncated", key || "reply", "the reply ends inside this value");
  if (isCut && !isBracketField(key)) return false;
  if (key in fields) {
    issues.add("duplicate-key", key, "the same name twice; the first is kept");
    return false;
  }
  fields[key] = field.value;
  return true;
}

/**
 * A piece without `=`: the rest of a value whose comma was not escaped. When the reply ends in it, it may as well
 * be the beginning of a name, so that the value before it is not known to be whole.
 */
function continueField(
  fields: Record<string, string>,
  key: string | undefined,
  piece: Field,
  issues: IssueList,
): void {
  if (piece.stop === "") issues.add("truncated", "reply", "the reply ends inside a name");
  if (key === undefined) return;
  if (piece.stop !== "") {
    issues.add("escape-invalid", key, "a comma that is not escaped");
    fields[key] = `${fields[key]},${piece.value}`;
  } else if (!isBracketField(key)) delete fields[key];
}
