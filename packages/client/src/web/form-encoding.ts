import { encodeUtf8 } from "../wire/utf8.js";

/**
 * A form as `application/x-www-form-urlencoded`. Everything but letters, digits and `-._~` is percent-encoded:
 * the miner reads a raw `+` as a blank and would store `stratum tcp://`.
 * Source: vendor's published Nano 3S web interface; confirmed against its service.
 */
export function encodeForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join("&");
}

/** Never throws: a lone surrogate becomes U+FFFD. */
function percentEncode(text: string): string {
  return Array.from(encodeUtf8(text), encodeByte).join("");
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9._~-]/.test(character)
    ? character
    : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
