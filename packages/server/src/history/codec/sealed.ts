import { crc32 } from "node:zlib";

/** Puts a checksum before bytes. */
export function seal(body: Uint8Array): Buffer {
  const whole = Buffer.alloc(body.length + 4);
  whole.writeUInt32LE(crc32(body), 0);
  whole.set(body, 4);
  return whole;
}

/** The bytes behind a checksum; `undefined` when it does not fit them. */
export function unseal(whole: Uint8Array): Uint8Array | undefined {
  if (whole.length < 4) return undefined;
  const body = whole.subarray(4);
  const sum = Buffer.from(whole.buffer, whole.byteOffset, 4).readUInt32LE(0);
  return sum === crc32(body) ? body : undefined;
}
