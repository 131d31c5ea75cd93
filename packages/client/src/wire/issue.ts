/** What was wrong with a reply that could be read all the same. */
export type IssueCode =
  | "nul-missing"
  | "bytes-after-nul"
  | "utf8-invalid"
  | "truncated"
  | "control-character"
  | "unescaped-quote"
  | "escape-invalid"
  | "separator-missing"
  | "separator-extra"
  | "text-unexpected"
  | "too-deep"
  | "duplicate-key"
  | "not-a-number"
  | "null-text"
  | "value-invalid"
  | "no-sensor"
  | "layout-unknown"
  | "mode-unknown"
  | "state-conflict"
  | "section-missing"
  | "command-failed"
  | "reply-empty"
  | "reply-unreadable";

/** One defect of a reply: what, where, and in words. Never a reason to stop reading. */
export interface ParseIssue {
  readonly code: IssueCode;
  /** The command, section or key it was found at, for example `estats` or `MM ID0.PS[6]`. */
  readonly at: string;
  readonly detail: string;
}

const MAX_PLACE_LENGTH = 80;
const MAX_DETAIL_LENGTH = 160;

/**
 * Collects issues and stops at a bound, so that a hostile reply cannot fill the memory with complaints. Names and
 * words of the reply that stand in an issue are bounded too.
 */
export class IssueList {
  readonly #issues: ParseIssue[] = [];
  readonly #limit: number;

  constructor(limit = 32) {
    this.#limit = limit;
  }

  add(code: IssueCode, place: string, detail: string): void {
    if (this.#issues.length >= this.#limit) return;
    const at = place.slice(0, MAX_PLACE_LENGTH);
    const known = this.#issues.some((issue) => issue.code === code && issue.at === at);
    if (!known) this.#issues.push({ code, at, detail: detail.slice(0, MAX_DETAIL_LENGTH) });
  }

  addAll(issues: readonly ParseIssue[]): void {
    for (const issue of issues) this.add(issue.code, issue.at, issue.detail);
  }

  /** The issues so far, in the order found; one per code and place. */
  get all(): readonly ParseIssue[] {
    return this.#issues;
  }
}
