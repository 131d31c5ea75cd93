import type { PlatformParts } from "../transport/transport.js";
import { encodeUtf8 } from "../wire/utf8.js";

/** SHA-256 of some bytes, as the platform supplies it. */
export type Sha256 = NonNullable<PlatformParts["sha256"]>;

/**
 * What opens the web interface of a home model. All three are secrets: they hold until the password changes, for
 * every client, and logging out does not end them.
 */
export interface WebSession {
  /** 24 hex digits of the DNA alone: tells whose session it is. */
  readonly code: string;
  /** 8 hex digits of DNA and password. */
  readonly auth: string;
  /** Value of the `Cookie` header: `auth=` and 32 hex digits. */
  readonly cookie: string;
}

/**
 * Computes the session of a miner from what its owner knows.
 * Source: vendor's published Nano 3S web interface, cgi.c, and driver-avalon.c (set_avalon_qr_auth); confirmed
 * against its service, and the same on a Mini 3.
 *
 * @param dna the DNA letter by letter as the miner writes it.
 */
export async function webSession(dna: string, password: string, sha256: Sha256): Promise<WebSession> {
  const stored = await hexDigest(password, sha256);
  const code = (await hexDigest(dna, sha256)).slice(0, 24);
  const auth = (await hexDigest(stored.slice(0, 8) + dna, sha256)).slice(0, 8);
  return { code, auth, cookie: `auth=${auth}${stored.slice(0, 24)}` };
}

async function hexDigest(text: string, sha256: Sha256): Promise<string> {
  const digest = await sha256(encodeUtf8(text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
