import type { DriftKind } from "@hearthash/contract";
import { type Arrangement, loginKey, type PlacedPool } from "./arrangement.js";
import { poolAddress } from "./pool-address.js";

/** One thing that differs from the pin. */
export interface Change {
  readonly kind: DriftKind;
  readonly before: string | null;
  readonly after: string | null;
}

interface Pair {
  readonly pinned: PlacedPool;
  readonly seen: PlacedPool;
}

/** What differs between the pools that are pinned and those that are seen; nothing for the same in the same order. */
export function comparePools(pinned: Arrangement, seen: Arrangement): readonly Change[] {
  const matching = new Matching(pinned, seen);
  const same = matching.take((one, other) => loginKey(one) === loginKey(other));
  const workers = matching.take(
    (one, other) => poolAddress(one.url).key === poolAddress(other.url).key && one.slot === other.slot,
  );
  const moved = matching.take((one, other) => poolAddress(one.url).key === poolAddress(other.url).key);
  const replaced = matching.take((one, other) => one.slot === other.slot);
  const pairs = [...same, ...workers, ...moved, ...replaced];
  return [
    ...[...workers, ...moved].map((pair) => change("worker", pair.pinned, pair.seen)),
    ...replaced.map((pair) => change("changed", pair.pinned, pair.seen)),
    ...matching.pinned.map((pool) => change("removed", pool, undefined)),
    ...matching.seen.map((pool) => change("added", undefined, pool)),
    ...pairs.flatMap(turned),
    ...orderOf(pinned, seen, pairs),
  ];
}

/** Finds partners, each once. */
class Matching {
  pinned: PlacedPool[];
  seen: PlacedPool[];

  constructor(pinned: Arrangement, seen: Arrangement) {
    this.pinned = [...pinned];
    this.seen = [...seen];
  }

  take(isPair: (pinned: PlacedPool, seen: PlacedPool) => boolean): readonly Pair[] {
    const pairs: Pair[] = [];
    for (const pinned of [...this.pinned]) {
      const seen = this.seen.find((one) => isPair(pinned, one));
      if (seen === undefined) continue;
      pairs.push({ pinned, seen });
      this.pinned = this.pinned.filter((one) => one !== pinned);
      this.seen = this.seen.filter((one) => one !== seen);
    }
    return pairs;
  }
}

function turned({ pinned, seen }: Pair): readonly Change[] {
  if (pinned.disabled === seen.disabled) return [];
  return [change(seen.disabled ? "disabled" : "enabled", pinned, seen)];
}

/** Another pool in front is a switch, whoever is in front; anything else out of order is a new order. */
function orderOf(pinned: Arrangement, seen: Arrangement, pairs: readonly Pair[]): readonly Change[] {
  const places = pairs
    .map((pair) => [pinned.indexOf(pair.pinned), seen.indexOf(pair.seen)] as const)
    .sort(([one], [other]) => one - other)
    .map(([, place]) => place);
  const [first] = pinned;
  const [front] = seen;
  const partner = pairs.find((pair) => pair.pinned === first)?.seen;
  if (first !== undefined && partner !== undefined && front !== partner) {
    return [change("switched", first, front)];
  }
  const isInOrder = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
  if (isInOrder) return [];
  return [{ kind: "reordered", before: listed(pinned), after: listed(seen) }];
}

function change(kind: DriftKind, before: PlacedPool | undefined, after: PlacedPool | undefined): Change {
  return { kind, before: wordsOf(before), after: wordsOf(after) };
}

function wordsOf(pool: PlacedPool | undefined): string | null {
  return pool === undefined ? null : `${pool.url} (${pool.worker})`;
}

function listed(pools: Arrangement): string {
  return pools.map((pool) => wordsOf(pool)).join(", ");
}
