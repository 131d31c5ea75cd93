import { encodeUtf8 } from "../wire/utf8.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Value of the `Authorization` header of HTTP basic authentication (RFC 7617). */
export function basicAuth(user: string, password: string): string {
  return `Basic ${base64(encodeUtf8(`${user}:${password}`))}`;
}

/** By hand: Hermes (React Native) has no `btoa`, and the core no `Buffer`. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(group >> shift) & 63] ?? "");
    const used = Math.min(bytes.length - at, 3) + 1;
    text += digits.slice(0, used).join("").padEnd(4, "=");
  }
  return text;
}
