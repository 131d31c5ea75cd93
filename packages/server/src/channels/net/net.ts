import type { AddressPolicy } from "./address-policy.js";
import type { Lookup } from "./resolve-host.js";

/** Who the server is to push services. */
export interface Vapid {
  /** mailto: or https: of somebody who answers for it. */
  readonly subject: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** How channels reach the world. */
export interface Net {
  readonly policy: AddressPolicy;
  /** The same for what anybody who may read can name: push services are in the internet. */
  readonly internetPolicy: AddressPolicy;
  readonly lookup: Lookup;
  /** Authorities that are trusted, in PEM; Node's own unless given. */
  readonly authorities?: readonly string[] | undefined;
  readonly timeoutMs: number;
  /** `undefined` until somebody is named: see the setting channels.pushContact. */
  readonly vapid: () => Vapid | undefined;
  /** Unix milliseconds: for signatures. */
  readonly now: () => number;
}
