import { createHmac } from "node:crypto";

/**
 * Signature of a webhook's message: HMAC-SHA256 over the timestamp, a full stop and the body, in hex. The timestamp is
 * part of it so that an old message cannot be sent again as a new one.
 */
export function signatureOf(secret: string, timestampS: number, body: string): string {
  return `v1=${createHmac("sha256", secret).update(`${timestampS}.${body}`).digest("hex")}`;
}
