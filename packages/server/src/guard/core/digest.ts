import { createHash } from "node:crypto";

/** A short name of something: the same for the same. */
export function digest(what: unknown): string {
  return createHash("sha256").update(JSON.stringify(what)).digest("hex").slice(0, 16);
}
