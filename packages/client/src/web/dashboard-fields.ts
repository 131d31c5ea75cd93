import { REDACTED, redactText } from "../wire/redact.js";

/** Longest text kept of a member: pool URLs are the longest, and the firmware cuts those at 384. */
const LONGEST = 384;

/** A `passwd1` and all behind it, however its quotes are broken. */
const PASSWORD_MEMBER = /["']*\bpass(?:word|wd)?\d*["'\\\s]*:[\s\S]*/i;

/** A dashboard's members, read by kind. What is absent, empty or no number is unknown. */
export class DashboardFields {
  readonly #members: ReadonlyMap<string, string>;

  constructor(members: ReadonlyMap<string, string>) {
    this.#members = members;
  }

  /** A number as the firmware prints it: `134`, `6.60`, `51%`; `nan`, `inf` and words are none. */
  number(name: string): number | undefined {
    const digits = /^-?\d{1,15}(?:\.\d{1,15})?(?=\s*%?$)/.exec(this.#raw(name))?.[0];
    return digits === undefined ? undefined : Number(digits);
  }

  /** True for the number that means so, false for any other, unknown for none. */
  is(name: string, number: number): boolean | undefined {
    const value = this.number(name);
    return value === undefined ? undefined : value === number;
  }

  /**
   * A text of the device, bounded. Quotes in values are not escaped, so a strange one may have run into the
   * member behind it: what looks like a password in it is taken out.
   */
  text(name: string): string | undefined {
    const raw = this.#raw(name);
    if (raw === "") return undefined;
    const safe = redactText(raw.slice(0, 4 * LONGEST)).replace(PASSWORD_MEMBER, REDACTED);
    return safe.slice(0, LONGEST);
  }

  #raw(name: string): string {
    return (this.#members.get(name) ?? "").trim();
  }
}
