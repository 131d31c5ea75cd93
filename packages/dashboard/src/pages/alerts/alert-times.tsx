import type { AlertResource } from "@hearthash/contract";
import { durationText } from "../../format/figure-text.js";
import { exactMoment, momentText } from "../../format/moments.js";
import { now } from "../../live/now.js";

/** Since when, for how long, and what somebody has said to it. */
export function AlertTimes({ alert }: { readonly alert: AlertResource }) {
  const { since, resolvedAt, muted } = alert;
  return (
    <p class="small soft">
      <time dateTime={new Date(since).toISOString()} title={exactMoment(since)}>
        {spanText(since, resolvedAt, now.value)}
      </time>
      {[answerText(alert, now.value), muted ? "Muted: nobody was told" : undefined]
        .filter((text) => text !== undefined)
        .map((text) => ` · ${text}`)}
    </p>
  );
}

/** What has no length is over as it begins. */
function spanText(since: number, resolvedAt: number | null, at: number): string {
  if (resolvedAt === null)
    return `Since ${momentText(since, at)}, for ${durationText(Math.max(0, at - since))}`;
  if (resolvedAt <= since) return momentText(since, at);
  return `${momentText(since, at)} to ${momentText(resolvedAt, at)}, ${durationText(resolvedAt - since)}`;
}

function answerText({ state, acknowledgedBy, snoozedUntil }: AlertResource, at: number): string | undefined {
  if (state === "snoozed" && snoozedUntil !== null) return `Snoozed until ${momentText(snoozedUntil, at)}`;
  if (acknowledgedBy !== null) return `Acknowledged by ${acknowledgedBy}`;
  return state === "resolved" ? undefined : "Not acknowledged";
}
