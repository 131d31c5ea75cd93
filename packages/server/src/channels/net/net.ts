import type { AddressPolicy } from "./address-policy.js";
import type { Lookup } from "./resolve-host.js";

/** How channels reach the world. */
export interface Net {
  readonly policy: AddressPolicy;
  readonly lookup: Lookup;
  /** Authorities that are trusted, in PEM; Node's own unless given. */
  readonly authorities?: readonly string[] | undefined;
  readonly timeoutMs: number;
  /** Unix milliseconds: for signatures. */
  readonly now: () => number;
}
