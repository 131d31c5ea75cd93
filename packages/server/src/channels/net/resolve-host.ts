import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import { failed, networkFailure, type Outcome } from "../outcome.js";
import type { AddressPolicy } from "./address-policy.js";

/** Asks for all addresses of a name: Node's `dns.promises.lookup` with `all`. */
export type Lookup = (name: string) => Promise<readonly LookupAddress[]>;

/** An address that may be connected to. */
export interface ResolvedHost {
  readonly ok: true;
  readonly address: string;
  /** The name for TLS; undefined where an address was given. */
  readonly servername: string | undefined;
}

/**
 * The address of a host, asked for once. The connection goes to this very address: a name that points elsewhere a
 * moment later changes nothing. One refused address among several refuses the name.
 */
export async function resolveHost(
  hostname: string,
  policy: AddressPolicy,
  lookup: Lookup,
): Promise<ResolvedHost | (Outcome & { readonly ok: false })> {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const literal = isIP(host);
  const addresses = literal === 0 ? await lookUp(host, lookup) : [{ address: host, family: literal }];
  if ("ok" in addresses) return addresses;
  for (const { address } of addresses) {
    const refusal = policy.refusalOf(address);
    if (refusal === undefined) continue;
    const hint = refusal === "loopback" ? "; set channels.allowLoopback if it is meant" : "";
    return failed("address-refused", `${host} is a ${refusal} address: nothing is sent there${hint}`);
  }
  const [first] = addresses;
  if (first === undefined) return failed("name-unknown", `The name ${host} has no address`);
  return { ok: true, address: first.address, servername: literal === 0 ? host : undefined };
}

async function lookUp(name: string, lookup: Lookup) {
  try {
    return await lookup(name);
  } catch (error) {
    return networkFailure(error, name);
  }
}
