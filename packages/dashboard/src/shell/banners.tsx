import { durationText } from "../format/figure-text.js";
import { momentText } from "../format/moments.js";
import { stream } from "../live/house.js";
import { now } from "../live/now.js";
import { lastKnownAt, whoAmI } from "../live/session.js";
import { Icon } from "../pieces/icon.js";
import { mustLoadAnew } from "../route/router.js";

/** What is true of the whole page: that it is not live now, or that nothing here is real. */
export function Banners() {
  const isAway = stream.connection.value === "reconnecting";
  const heardAt = stream.heardAt.value;
  const remembered = lastKnownAt.value;
  return (
    <div class="banners">
      <div role="status" aria-live="polite">
        {remembered !== undefined ? (
          <p class="banner">
            <Icon name="clock" />
            Last known, {momentText(remembered, now.value)}. The server does not answer yet. Trying again.
          </p>
        ) : isAway ? (
          <p class="banner">
            <Icon name="clock" />
            {heardAt === undefined
              ? "The server does not answer. Trying again."
              : `No word from the server for ${durationText(now.value - heardAt)}. What you see is from then.`}
          </p>
        ) : null}
      </div>
      <NewVersion />
      {whoAmI.value?.simulated === true ? (
        <p class="banner is-simulated">
          <Icon name="simulated" />
          Simulated miners: nothing here is real.
        </p>
      ) : null}
    </div>
  );
}

/** Where the page is in use, it is not loaded anew under its reader's hands. */
function NewVersion() {
  return (
    <div role="status">
      {mustLoadAnew.value ? (
        <p class="banner">
          <Icon name="restart" />
          <span class="grow">A new version is ready. The next page shows it.</span>
          <button type="button" class="button is-small" onClick={() => location.reload()}>
            Show it now
          </button>
        </p>
      ) : null}
    </div>
  );
}
