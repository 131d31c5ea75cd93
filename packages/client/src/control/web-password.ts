import { HearthashError } from "../errors/hearthash-error.js";
import { encodeUtf8 } from "../wire/utf8.js";
import type { Situation } from "./situation.js";

/**
 * A web password as the model takes it: in clear, or on the Nano 3 as `ff0000ff` and 24 hex digits of its SHA-256.
 * Source: a public client of the Nano 3; vendor's published Nano 3S service, api.c, for the clear form.
 */
export async function webPasswordOf(password: string, { model, sha256 }: Situation): Promise<string> {
  if (model.dialect.webPassword !== "hashed") return password;
  if (sha256 === undefined) {
    const text = `${model.name} wants a SHA-256 that this platform does not supply`;
    throw new HearthashError("model-unsupported", text);
  }
  const hash = await sha256(encodeUtf8(password));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `ff0000ff${hex.slice(0, 24)}`;
}
