import { emptyObject, isArray, isObject, type JsonValue } from "./json-value.js";

/** What stands in the place of a secret. */
export const REDACTED = "***";

/**
 * A reply's tree without the secrets that miners put into replies: the `Password` of each pool (Avalon Q), and
 * the worker password that `setpool` repeats.
 * Source: captured Q pools reply; vendor's published Nano 3S service, api.c.
 */
export function redactTree(value: JsonValue): JsonValue {
  if (typeof value === "string") return redactText(value);
  if (isArray(value)) return value.map(redactTree);
  if (!isObject(value)) return value;
  const result = emptyObject<JsonValue>();
  for (const [key, member] of Object.entries(value)) {
    result[key] = /^pass(word|wd)?\d*$/i.test(key) && member !== "" ? REDACTED : redactTree(member);
  }
  return result;
}

/** The same for a reply's text, JSON or plain, whole or cut, and for a URL with a password in it. */
export function redactText(text: string): string {
  return text
    .replace(/(workerpassword is )[^\n]*/g, `$1${REDACTED}`)
    .replace(JSON_PASSWORD, `$1${REDACTED}"`)
    .replace(TEXT_PASSWORD, `$1${REDACTED}`)
    .replace(URL_PASSWORD, `$1${REDACTED}@`);
}

/** Up to the quote that ends the member: the firmware does not escape the quotes in a password. */
const JSON_PASSWORD = /("pass(?:word|wd)?\d*"\s*:\s*")[\s\S]*?(?:"(?=\s*(?:,\s*"|[}\]]|,?\s*$))|$)/gi;

/** Up to the next `,name=` or `|`: nor does it escape the commas. */
const TEXT_PASSWORD = /([|,]pass(?:word|wd)?\d*=)(?:\\[\s\S]?|[^|\\])*?(?=,[^=,|]*=|\||$)/gi;

/** `://user:password@`. What stands behind the colon of `://pool.example:3333"` is a port. */
const URL_PASSWORD = /(:\/\/[^/\s:@]*:)(?!\d+["',|])[^/\s@]+@(?:[^/\s"',|@]*@)*/g;
