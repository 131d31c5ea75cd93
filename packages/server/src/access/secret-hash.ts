import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * A secret of this many random bits, as base64url. Whoever tries them all is never done: that is why a quick hash
 * is enough to keep them. A slow one (scrypt) is for what people choose, and would cost every request its time.
 */
export function randomSecret(bits: number): string {
  return randomBytes(bits / 8).toString("base64url");
}

/** What is kept of a secret. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}

/** Compares hashes in constant time: how long it takes tells nothing of where they differ. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
