import { decodeSamples } from "../codec/sample-block.js";
import { groupOf } from "../log/group.js";
import type { Span } from "../rollup/roll-up.js";
import { inOrder, type Sample } from "../sample.js";
import { HOUR_MS } from "../spans.js";
import type { HistoryFiles } from "./history-files.js";

/**
 * Samples kept under a name within a span, in order of time, from the blocks and from the logs: a log whose hour
 * is packed already may still be there.
 *
 * @param wanted columns that are read; all of them unless given.
 */
export function readSamples(
  files: HistoryFiles,
  name: string,
  { from, to }: Span,
  wanted?: ReadonlySet<number>,
): Sample[] {
  const found: Sample[] = [];
  for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS < to; hour++) {
    const packed = files.raw.get(hour, name);
    if (packed !== undefined) found.push(...decodeSamples(packed, wanted));
    for (const { sample } of files.logs.read({ hour, group: groupOf(name) }, name)) found.push(sample);
  }
  return inOrder(found.filter(({ at }) => at >= from && at < to));
}
