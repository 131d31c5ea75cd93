import { type Pool, redactText } from "@hearthash/client";
import { poolAddress } from "./pool-address.js";

/** A pool in its place. */
export interface PlacedPool {
  /** The miner's own number of it. */
  readonly slot: number;
  /** Without a password. */
  readonly url: string;
  readonly worker: string;
  readonly disabled: boolean;
  /** Hosts it may be connected to beside its own; only of a pinned pool. */
  readonly redirects?: readonly string[];
}

/** Pools in the order they are tried. */
export type Arrangement = readonly PlacedPool[];

/** Control characters, marks of the writing direction, characters nobody sees. */
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const LONGEST = 255;

/** What a miner shows, in the order it tries them. */
export function arrangementOf(pools: readonly Pool[]): Arrangement {
  return [...pools]
    .sort((one, other) => (one.priority ?? one.id) - (other.priority ?? other.id))
    .map(({ id, url, worker, status }) => ({
      slot: id,
      url: plain(redactText(url)),
      worker: plain(worker),
      disabled: status === "Disabled",
    }));
}

/** The pools as the miner has them behind a restart: by number, none switched off. */
export function asStored(pools: Arrangement): Arrangement {
  return [...pools].sort((one, other) => one.slot - other.slot).map((pool) => ({ ...pool, disabled: false }));
}

/** The same for two spellings of one login at one pool. */
export function loginKey({ url, worker }: Pick<PlacedPool, "url" | "worker">): string {
  return `${poolAddress(url).key}\n${worker.trim()}`;
}

/** A device's text as it may be shown. What is not seen becomes a question mark, so that it still differs. */
export function plain(text: string): string {
  return text.slice(0, LONGEST).replace(HARMFUL, "?");
}
