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

/** The same for a reply's text, JSON or plain, and for a URL with a password in it. */
export function redactText(text: string): string {
  return text
    .replace(/(workerpassword is )[^\n]*/g, `$1${REDACTED}`)
    .replace(/("Password"\s*:\s*)"(?:[^"\\]|\\.)*"/g, `$1"${REDACTED}"`)
    .replace(/([|,]Password=)(?:[^,|\\]|\\.)*/g, `$1${REDACTED}`)
    .replace(/(:\/\/[^/\s:@]+:)[^/\s@]+@/g, `$1${REDACTED}@`);
}
