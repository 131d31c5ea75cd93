import type { Pool } from "@hearthash/client";
import { type Arrangement, plain } from "./arrangement.js";
import { digest } from "./digest.js";
import type { Redirect } from "./memory.js";
import { poolAddress } from "./pool-address.js";

/**
 * The pool in use whose connection goes to another host than its URL names. `Stratum URL` holds the host alone (a
 * recorded reply of the Nano 3S service), with a port on other firmware; a host that was accepted is none.
 */
export function redirectOf(pools: readonly Pool[], pinned: Arrangement, at: number): Redirect | undefined {
  const active = pools.find((pool) => pool.active);
  if (active?.stratumUrl === undefined || active.stratumUrl.trim() === "") return undefined;
  const own = poolAddress(active.url);
  const { host } = poolAddress(active.stratumUrl);
  if (host === "" || host === own.host) return undefined;
  const accepted = pinned.some(
    (pool) => poolAddress(pool.url).key === own.key && pool.redirects?.includes(host) === true,
  );
  if (accepted) return undefined;
  return { id: digest([own.key, host]), pool: plain(own.key), host: plain(host), since: at };
}

/** The pins with the host of a redirect among those that are accepted. */
export function withRedirect(pinned: Arrangement, redirect: Redirect | undefined): Arrangement {
  if (redirect === undefined) return pinned;
  return pinned.map((pool) => {
    if (plain(poolAddress(pool.url).key) !== redirect.pool) return pool;
    return { ...pool, redirects: [...new Set([...(pool.redirects ?? []), redirect.host])] };
  });
}
