import { agoText, exactMoment } from "../format/moments.js";
import { now } from "../live/now.js";

/** How long ago, with the exact moment on press. */
export function Age({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactMoment(at)}>
      {agoText(at, now.value)}
    </time>
  );
}
