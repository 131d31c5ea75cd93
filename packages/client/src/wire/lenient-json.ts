import { isBracketField } from "./bracket-field.js";
import type { IssueList } from "./issue.js";
import { emptyObject, type JsonObject, type JsonValue, MAX_DEPTH } from "./json-value.js";
import { readBareWord } from "./lenient-scalar.js";
import { readString, type StringPlace } from "./lenient-string.js";
import { skipBlanks } from "./string-end.js";

/**
 * Reads JSON as miners write it: raw control characters and unescaped quotes in strings, missing and doubled
 * commas, `nan`, a missing end. What cannot be known is left out, with an issue; nothing is made up.
 * For texts that `JSON.parse` refuses: see parse-json.ts. Never throws.
 *
 * @returns the value, or `undefined` when there is none.
 */
export function parseLenientJson(text: string, issues: IssueList): JsonValue | undefined {
  return new LenientReader(text, issues).readDocument();
}

class LenientReader {
  readonly #text: string;
  readonly #issues: IssueList;
  #at = 0;
  #depth = 0;

  constructor(text: string, issues: IssueList) {
    this.#text = text;
    this.#issues = issues;
  }

  readDocument(): JsonValue | undefined {
    this.#skipBlanks();
    const value = this.#readValue("", "document");
    this.#skipBlanks();
    if (this.#at < this.#text.length) {
      this.#issues.add(
        "text-unexpected",
        "reply",
        `${this.#text.length - this.#at} characters behind the end`,
      );
    }
    return value;
  }

  #readValue(key: string, place: StringPlace): JsonValue | undefined {
    switch (this.#text[this.#at]) {
      case "{":
        return this.#nested(key, () => this.#readObject());
      case "[":
        return this.#nested(key, () => this.#readArray(key));
      case '"':
        return this.#readStringValue(key, place);
      default: {
        const word = readBareWord(this.#text, this.#at, key, this.#issues);
        this.#at = word.end;
        return word.value;
      }
    }
  }

  /** Runs `read` one level down; past the bound the rest of the text is given up, since where it ends is unknown. */
  #nested(key: string, read: () => JsonValue): JsonValue | undefined {
    if (this.#depth >= MAX_DEPTH) {
      this.#issues.add("too-deep", key || "reply", `nested deeper than ${MAX_DEPTH} levels`);
      this.#at = this.#text.length;
      return undefined;
    }
    this.#at += 1;
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #readObject(): JsonObject {
    const object = emptyObject<JsonValue>();
    let needsComma = false;
    for (;;) {
      const next = this.#nextMember("}", needsComma);
      if (next === "end") return object;
      needsComma = next === "member" ? this.#readMember(object) : false;
    }
  }

  #readArray(key: string): JsonValue[] {
    const array: JsonValue[] = [];
    let needsComma = false;
    for (;;) {
      const next = this.#nextMember("]", needsComma);
      if (next === "end") return array;
      if (next === "again") {
        needsComma = false;
        continue;
      }
      const before = this.#at;
      const value = this.#readValue(key, "array");
      if (value !== undefined) array.push(value);
      if (this.#at === before) this.#at += 1;
      needsComma = true;
    }
  }

  /** Steps over blanks and commas to the next member or the closing bracket. */
  #nextMember(close: "}" | "]", needsComma: boolean): "end" | "again" | "member" {
    this.#skipBlanks();
    const char = this.#text[this.#at];
    if (char === undefined) {
      this.#issues.add("truncated", "reply", "the end of the reply is missing");
      return "end";
    }
    if (char === close) {
      this.#at += 1;
      return "end";
    }
    if (char === "}" || char === "]") {
      this.#issues.add("text-unexpected", "reply", `'${char}' where '${close}' was due`);
      if (this.#depth > 1) return "end";
      this.#at += 1;
      return "again";
    }
    if (char === ",") {
      this.#at += 1;
      this.#checkComma(close, needsComma);
      return "again";
    }
    if (needsComma) this.#issues.add("separator-missing", "reply", "a comma is missing between two members");
    return "member";
  }

  #checkComma(close: string, needsComma: boolean): void {
    this.#skipBlanks();
    const isDoubled = !needsComma || this.#text[this.#at] === close;
    if (isDoubled) this.#issues.add("separator-extra", "reply", "a comma with nothing behind it");
  }

  /** Reads `"key": value`; answers whether a comma is due behind it. */
  #readMember(object: Record<string, JsonValue>): boolean {
    if (this.#text[this.#at] !== '"') {
      this.#skipUnexpected();
      return true;
    }
    const key = readString(this.#text, this.#at, "key");
    this.#at = key.end;
    this.#skipBlanks();
    if (this.#text[this.#at] !== ":") {
      const isCut = this.#at >= this.#text.length;
      this.#issues.add(isCut ? "truncated" : "text-unexpected", "reply", "a name without a value");
      return true;
    }
    this.#at += 1;
    this.#skipBlanks();
    const value = this.#readValue(key.value, this.#depth === 1 ? "top" : "object");
    if (value !== undefined) this.#store(object, key.value, value);
    return true;
  }

  #store(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
    if (key in object) this.#issues.add("duplicate-key", key, "the same name twice; the first is kept");
    else object[key] = value;
  }

  #readStringValue(key: string, place: StringPlace): string | undefined {
    const result = readString(this.#text, this.#at, place);
    this.#at = result.end;
    for (const defect of result.defects) this.#issues.add(defect.code, key || "reply", defect.detail);
    if (result.isComplete) return result.value;
    this.#issues.add("truncated", key || "reply", "the reply ends inside this text");
    return isBracketField(key) ? result.value : undefined;
  }

  /** Something that can be no member: skip to where one can begin. */
  #skipUnexpected(): void {
    this.#issues.add("text-unexpected", "reply", "text between two members");
    const start = this.#at;
    while (this.#at < this.#text.length && !'",}]'.includes(this.#text[this.#at] ?? "")) this.#at += 1;
    if (this.#at === start) this.#at += 1;
  }

  #skipBlanks(): void {
    this.#at = skipBlanks(this.#text, this.#at);
  }
}
