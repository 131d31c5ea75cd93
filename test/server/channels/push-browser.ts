import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";

/** A browser that has subscribed: its keys, and how it reads what its push service hands on. */
export interface PushBrowser {
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** What a message says; throws when it was not made for this browser. */
  read(body: Buffer): unknown;
}

/** Makes the keys of a browser. Source: RFC 8291 (keys), RFC 8188 (aes128gcm). */
export function pushBrowser(): PushBrowser {
  const own = createECDH("prime256v1");
  const publicKey = own.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: publicKey.toString("base64url"), auth: auth.toString("base64url") },
    read: (body) => {
      const salt = body.subarray(0, 16);
      const sender = body.subarray(21, 21 + body.readUInt8(20));
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, sender]);
      const secret = derived(own.computeSecret(sender), auth, info, 32);
      const key = derived(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
      const nonce = derived(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
      return JSON.parse(withoutPadding(opened(body.subarray(21 + sender.length), key, nonce)));
    },
  };
}

function derived(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, length));
}

function opened(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer {
  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** The last record ends in a 2, then zeros. */
function withoutPadding(clear: Buffer): string {
  return clear.subarray(0, clear.lastIndexOf(2)).toString("utf8");
}

/** The claims of the sender, if its signature is by the public key it names. Source: RFC 8292. */
export function vapidClaims(authorization: string): { readonly key: string; readonly claims: unknown } {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [header = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const part = (from: number) => point.subarray(from, from + 32).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", x: part(1), y: part(33) };
  const isBy = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isBy) throw new Error("the sender's signature is not by its key");
  return { key, claims: JSON.parse(Buffer.from(claims, "base64url").toString()) };
}
