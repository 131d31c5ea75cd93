import { IssueList, type ParseIssue } from "../wire/issue.js";
import { parseMmNumber } from "./mm-number.js";
import { tokenizeMm } from "./tokenize.js";

/**
 * The values of one `MM ID` text, by exact name: `HW` is not `DHW`, `Temp` is not `ITemp`.
 * Every answer is `undefined` where the miner said nothing that can be believed.
 */
export class MmFields {
  readonly #values: ReadonlyMap<string, string>;
  /** What was wrong with the text. */
  readonly issues: readonly ParseIssue[];

  constructor(values: ReadonlyMap<string, string>, issues: readonly ParseIssue[]) {
    this.#values = values;
    this.issues = issues;
  }

  /** The names, in the miner's order. */
  get keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** The text between the brackets, trimmed; unknown for `(null)`, which is a missing string printed by C. */
  text(key: string): string | undefined {
    const text = this.#values.get(key)?.trim();
    return text === "(null)" ? undefined : text;
  }

  /** The text as the numbers it holds: one entry per word, `undefined` where a word is no number. */
  list(key: string): readonly (number | undefined)[] | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    return text === "" ? [] : text.split(/\s+/).map(parseMmNumber);
  }

  /** The text as one number; a `%` behind it is allowed. Use `list` for lists. */
  number(key: string): number | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : parseMmNumber(text);
  }
}

/** No values at all: what a miner without `MM ID` says. */
export const noMmFields = new MmFields(new Map(), []);

/** Reads one `MM ID` text. Never throws. On a name that stands twice the first value is kept. */
export function parseMm(text: string, at = "MM ID0"): MmFields {
  const issues = new IssueList();
  const values = new Map<string, string>();
  for (const token of tokenizeMm(text, at, issues)) {
    if (values.has(token.key)) {
      issues.add("duplicate-key", `${at}.${token.key}`, "the same name twice; the first is kept");
    } else values.set(token.key, token.value);
  }
  return new MmFields(values, issues.all);
}
