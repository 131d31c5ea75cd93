import type { CST, YAMLSeq } from "yaml";
import type { Step } from "./difference.js";
import { endOf } from "./map-edits.js";
import { columnOf, type Draft, lineEnd, lineStart, replaced, writtenEnd } from "./splice-text.js";
import { asLines } from "./written.js";

type Splice = Extract<Step, { kind: "splice" }>;

/** Takes items out of a list and puts others in their place, each with its dash. */
export function spliceItems(draft: Draft, list: YAMLSeq, step: Splice): string | undefined {
  const dashes = dashesOf(list);
  const [first] = dashes;
  if (first === undefined || dashes.length !== list.items.length) return undefined;
  const items = step.items.map((item) => lines(draft, item, columnOf(draft, first)));
  if (step.removed === 0) return inserted(draft, list, dashes, step.at, items);
  const from = dashes[step.at];
  const end = endOf(list.items[step.at + step.removed - 1]);
  if (from === undefined || end === undefined) return undefined;
  const to = Math.max(from + 1, writtenEnd(draft, end));
  if (items.length > 0) return replaced(draft, from, to, items.join(separator(draft, first)));
  return replaced(draft, lineStart(draft, from), nextLine(draft, lineEnd(draft, to)), "");
}

function inserted(
  draft: Draft,
  list: YAMLSeq,
  dashes: readonly number[],
  at: number,
  items: readonly string[],
): string | undefined {
  const first = dashes[0] ?? 0;
  const gap = separator(draft, first);
  if (at === 0) return replaced(draft, first, first, `${items.join(gap)}${gap}`);
  const end = endOf(list.items[at - 1]);
  if (end === undefined) return undefined;
  const place = lineEnd(draft, Math.max((dashes[at - 1] ?? 0) + 1, writtenEnd(draft, end)));
  return replaced(draft, place, place, gap + items.join(gap));
}

function lines(draft: Draft, item: unknown, indent: number): string {
  return asLines([item]).join(`${draft.eol}${" ".repeat(indent)}`);
}

function separator(draft: Draft, first: number): string {
  return `${draft.eol}${" ".repeat(columnOf(draft, first))}`;
}

function nextLine({ text }: Draft, end: number): number {
  return text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end) + 1;
}

function dashesOf(list: YAMLSeq): readonly number[] {
  const token = list.srcToken as CST.BlockSequence | undefined;
  const starts = (token?.items ?? []).map(({ start }) => start.find(({ type }) => type === "seq-item-ind"));
  return starts.flatMap((start) => (start === undefined ? [] : [start.offset]));
}
