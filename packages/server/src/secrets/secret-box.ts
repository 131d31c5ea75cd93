import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ServerError } from "../errors/index.js";
import { type KeyPlace, readOrMakeKey } from "./key-file.js";
import type { SecretBox } from "./secrets-port.js";

/** Layout of a sealed text: version, nonce, tag, ciphertext. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/**
 * Opens the box that secrets are sealed in: AES-256-GCM of node:crypto, a random nonce for each, the purpose bound
 * to the text.
 *
 * @throws ServerError `config-invalid` when the key is open to other users or is none.
 */
export function openSecretBox(place: KeyPlace): SecretBox {
  const key = readOrMakeKey(place);
  return {
    seal: (clear, purpose) => seal(key, clear, purpose),
    open: (sealed, purpose) => open(key, sealed, purpose),
  };
}

function seal(key: Buffer, clear: string, purpose: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(purpose));
  const body = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

function open(key: Buffer, sealed: Uint8Array, purpose: string): string {
  if (sealed.length < HEAD_BYTES || sealed[0] !== VERSION) throw unreadable();
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(purpose));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    // The cause says nothing more, and nothing of a secret may get into an error.
    throw unreadable();
  }
}

/** The version is bound too: no later layout can be passed off as this one. */
function boundTo(purpose: string): Buffer {
  return Buffer.from(`${VERSION}:${purpose}`, "utf8");
}

function unreadable(): ServerError {
  return new ServerError(
    "data-damaged",
    "a stored secret cannot be opened: it was sealed with another key; put the right key file back, or enter the secret again",
  );
}
