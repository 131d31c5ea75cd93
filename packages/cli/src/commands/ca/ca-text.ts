import type { LocalCa } from "@hearthash/server";

/** What an owner compares with a phone's screen. */
export function caText(ca: LocalCa): string {
  return [
    `file         ${ca.path}`,
    `fingerprint  ${ca.fingerprint}  (SHA-256)`,
    `valid        ${day(ca.validFrom)} to ${day(ca.validTo)}`,
    `good for     ${ca.names.join(", ")} and private addresses, nothing else`,
    "",
  ].join("\n");
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
