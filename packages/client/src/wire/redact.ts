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
  return redactUrls(redactTextFields(redactMembers(redactWorker(text))));
}

function redactWorker(text: string): string {
  return text.replace(/(workerpassword is )[^\n]*/g, `$1${REDACTED}`);
}

/** Up to the quote that ends the member: the firmware does not escape the quotes in a password. */
function redactMembers(text: string): string {
  const member = /("pass(?:word|wd)?\d*"\s*:\s*")[\s\S]*?(?:"(?=\s*(?:,\s*"|[}\]]|,?\s*$))|$)/gi;
  return text.replace(member, `$1${REDACTED}"`);
}

/** Up to the next `,name=` or `|`: nor does it escape the commas. */
function redactTextFields(text: string): string {
  const field = /([|,]pass(?:word|wd)?\d*=)(?:\\[\s\S]?|[^|\\])*?(?=,[^=,|]*=|\||$)/gi;
  return text.replace(field, `$1${REDACTED}`);
}

/** `://user:password@`. What stands behind the colon of `://pool.example:3333"` is a port. */
function redactUrls(text: string): string {
  const login = /(:\/\/[^/\s:@]*:)(?!\d+["',|])[^/\s@]+@(?:[^/\s"',|@]*@)*/g;
  return text.replace(login, `$1${REDACTED}@`);
}
