import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import type { SecretBox } from "../../../packages/server/src/secrets/index.js";

/** Seals with AES-256-GCM under a key of its own. */
export function testSecretBox(key: Uint8Array = randomBytes(32)): SecretBox {
  return {
    seal(clear, purpose) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(clear, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(12, 28));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch (error) {
        throw new ServerError("data-damaged", "sealed with another key or for another purpose", [], error);
      }
    },
  };
}
