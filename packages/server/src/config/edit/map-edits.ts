import { isCollection, isNode, isPair, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { columnOf, type Draft, lineEnd, lineStart, replaced, writtenEnd } from "./splice-text.js";
import { asLines, onOneLine, takesLines } from "./written.js";

/** Writes another value behind a name that is there. */
export function fillPair(draft: Draft, map: YAMLMap, index: number, value: unknown): string | undefined {
  const pair = map.items[index];
  const key = startOf(pair?.key);
  const colon = colonOf(pair);
  if (pair === undefined || key === undefined || colon === undefined) return undefined;
  const from = colon + 1;
  const to = Math.max(from, writtenEnd(draft, endOf(pair.value) ?? from));
  if (!takesLines(value)) return replaced(draft, from, to, ` ${onOneLine(value)}`, key);
  const block = below(draft, value, columnOf(draft, key) + 2);
  if (to > from) return replaced(draft, from, to, block, key);
  const end = lineEnd(draft, from);
  return draft.text.slice(0, end) + block + draft.text.slice(end);
}

/** Writes another value in place of an item of a list. */
export function replaceItem(draft: Draft, list: YAMLSeq, index: number, value: unknown): string | undefined {
  const item: unknown = list.items[index];
  const from = startOf(item);
  const to = endOf(item);
  if (from === undefined || to === undefined || takesLines(value)) return undefined;
  return replaced(draft, from, Math.max(from, writtenEnd(draft, to)), onOneLine(value));
}

/** Writes a new name behind the last one of a map. */
export function addPair(draft: Draft, map: YAMLMap, name: string, value: unknown): string | undefined {
  const first = startOf(map.items[0]?.key);
  const end = endOf(map);
  if (first === undefined || end === undefined) return undefined;
  const at = lineEnd(draft, writtenEnd(draft, end));
  const indent = columnOf(draft, first);
  const written = takesLines(value) ? below(draft, value, indent + 2) : ` ${onOneLine(value)}`;
  const line = `${draft.eol}${" ".repeat(indent)}${name}:${written}`;
  return draft.text.slice(0, at) + line + draft.text.slice(at);
}

/** Takes a name and its value away. Comments beside and below it stay. */
export function removePair(draft: Draft, map: YAMLMap, index: number): string | undefined {
  const pair = map.items[index];
  const key = startOf(pair?.key);
  const colon = colonOf(pair);
  if (pair === undefined || key === undefined || colon === undefined) return undefined;
  const start = lineStart(draft, key);
  if (draft.text.slice(start, key).trim() !== "") return removeFirstOfItem(draft, map, index, key);
  const end = lineEnd(draft, Math.max(colon + 1, writtenEnd(draft, endOf(pair.value) ?? 0)));
  return replaced(draft, start, draft.text.startsWith("\r\n", end) ? end + 2 : end + 1, "");
}

/** `- name: a` with more names below: the next one moves up behind the dash. */
function removeFirstOfItem(draft: Draft, map: YAMLMap, index: number, key: number): string | undefined {
  const next = startOf(map.items[index + 1]?.key);
  return next === undefined ? undefined : replaced(draft, key, next, "");
}

function below({ eol }: Draft, value: unknown, indent: number): string {
  return asLines(value)
    .map((line) => `${eol}${" ".repeat(indent)}${line}`)
    .join("");
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Where a value ends: that of the last thing in it, since the range of a block reaches over comments below it. */
export function endOf(node: unknown): number | undefined {
  if (isPair(node)) return endOf(node.value) ?? endOf(node.key);
  if (!isNode(node)) return undefined;
  const last: unknown = isCollection(node) && (node as YAMLMap).flow !== true ? node.items.at(-1) : undefined;
  return last === undefined ? (node as Node).range?.[1] : endOf(last);
}

function colonOf(pair: Pair | undefined): number | undefined {
  return pair?.srcToken?.sep?.find(({ type }) => type === "map-value-ind")?.offset;
}
