import { addressAt } from "../kit/replayed-fleet.mjs";

/** How many miners there are in a range. */
export const LIVE = 20;

/** The open addresses must be the live ones, each once. */
export function checkFound(live) {
  const sorted = [...live].sort().join();
  return ({ found }) => {
    if ([...found].sort().join() === sorted) return undefined;
    return `${found.filter((host) => live.includes(host)).length} of ${live.length} found, ${found.length} reported`;
  };
}

/** How many of the miners a contender found. */
export function foundCell(comparison, name) {
  const found = comparison.median(name, (run) => run.found.length);
  return found === undefined ? undefined : `${found} of ${LIVE}`;
}

/** `/16` of a range. */
export function prefix(range) {
  return range.slice(range.indexOf("/"));
}

/** Addresses of a range, its first and last left out. */
export function size(range) {
  return 2 ** (32 - Number(range.split("/")[1])) - 2;
}

/** Where miners stand in a range: evenly spread, none at its edges. */
export function liveIn(range) {
  const step = size(range) / LIVE;
  return Array.from({ length: LIVE }, (_, index) =>
    addressAt(range.split("/")[0], 1 + Math.floor((index + 0.5) * step)),
  );
}
