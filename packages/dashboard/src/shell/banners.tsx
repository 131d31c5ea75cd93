import { durationText } from "../format/figure-text.js";
import { stream } from "../live/house.js";
import { now } from "../live/now.js";
import { whoAmI } from "../live/session.js";
import { Icon } from "../pieces/icon.js";

/** What is true of the whole page: that it is not live now, or that nothing here is real. */
export function Banners() {
  const isAway = stream.connection.value === "reconnecting";
  const heardAt = stream.heardAt.value;
  return (
    <div class="banners">
      <div role="status" aria-live="polite">
        {isAway ? (
          <p class="banner">
            <Icon name="clock" />
            {heardAt === undefined
              ? "The server does not answer. Trying again."
              : `No word from the server for ${durationText(now.value - heardAt)}. What you see is from then.`}
          </p>
        ) : null}
      </div>
      {whoAmI.value?.simulated === true ? (
        <p class="banner is-simulated">
          <Icon name="simulated" />
          Simulated miners: nothing here is real.
        </p>
      ) : null}
    </div>
  );
}
