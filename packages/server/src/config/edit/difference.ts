import { isDeepStrictEqual } from "node:util";
import { isPlainMap, type PlainMap } from "../plain-value.js";

type Path = readonly (string | number)[];

/** One change of a written value. */
export type Step =
  | { readonly kind: "set"; readonly path: Path; readonly value: unknown }
  | { readonly kind: "remove"; readonly path: Path }
  /** Of a list: from item `at` on, `removed` items give way to these. */
  | {
      readonly kind: "splice";
      readonly path: Path;
      readonly at: number;
      readonly removed: number;
      readonly items: readonly unknown[];
    };

/** The least changes that make one value of another, so that what stays is not written anew. */
export function stepsBetween(before: unknown, after: unknown, path: Path = []): readonly Step[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (after === undefined) return [{ kind: "remove", path }];
  if (isPlainMap(before) && isPlainMap(after) && (isFilled(before) || path.length === 0)) {
    return stepsOfMap(before, after, path);
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0 && after.length > 0) {
    return stepsOfList(before, after, path);
  }
  return [{ kind: "set", path, value: after }];
}

function isFilled(value: PlainMap): boolean {
  return Object.keys(value).length > 0;
}

function stepsOfMap(before: PlainMap, after: PlainMap, path: Path): readonly Step[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => stepsBetween(before[name], after[name], [...path, name]));
}

/** Lists of the same length change item by item; others in the part between what they begin and end alike with. */
function stepsOfList(before: readonly unknown[], after: readonly unknown[], path: Path): readonly Step[] {
  if (before.length === after.length) {
    return before.flatMap((item, index) => stepsBetween(item, after[index], [...path, index]));
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isDeepStrictEqual(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isDeepStrictEqual(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  const items = after.slice(head, after.length - tail);
  return [{ kind: "splice", path, at: head, removed: before.length - head - tail, items }];
}
