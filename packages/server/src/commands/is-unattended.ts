import type { Actor } from "@hearthash/contract";

/**
 * Whether somebody acts without a person who looks on: a token is a program's, the system the server's own. What the
 * limits of a miner allow nothing unattended to do, they may not do either. A browser that has signed in is a person,
 * and so is a command line on this machine.
 */
export function isUnattended({ kind }: Actor): boolean {
  return kind === "token" || kind === "system";
}
