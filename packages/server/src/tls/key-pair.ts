import { createPrivateKey, KeyObject, webcrypto } from "node:crypto";

/** ECDSA on P-256 with SHA-256: what every browser and phone takes. */
export const SIGNING = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** A new key pair. */
export async function newKeyPair(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(SIGNING, true, ["sign", "verify"]);
}

/** A private key as PEM (PKCS 8). */
export function privateKeyPem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: "pkcs8", format: "pem" }).toString();
}

/** A private key of {@link privateKeyPem}, to sign with. */
export async function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return await webcrypto.subtle.importKey("pkcs8", der, SIGNING, false, ["sign"]);
}
