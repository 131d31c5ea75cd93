import { alertMutes, alertRules } from "./alert-rules.js";
import { backups } from "./backups.js";
import { channels } from "./channels.js";
import type { RemoteList } from "./list.js";
import { subnets } from "./subnets.js";

/** Lists that change under the hands of others, by the part of the event log that tells it. */
const LISTS: readonly (readonly [RegExp, RemoteList<unknown>])[] = [
  [/^alert\.rule-changed$/, alertRules],
  [/^alert\.(un)?muted$/, alertMutes],
  [/^channel\./, channels],
  [/^backup\.(made|removed)$/, backups],
  [/^subnet\./, subnets],
];

/** Reads anew what an event says has changed, where it is shown. */
export function hearChange(kind: string): void {
  for (const [pattern, list] of LISTS) if (pattern.test(kind)) void list.refreshKnown();
}

/** Reads all of them anew, where they are shown: changes may have been missed. */
export function hearAllAgain(): void {
  for (const [, list] of LISTS) void list.refreshKnown();
}
