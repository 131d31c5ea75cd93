import { isInstalled } from "../install/is-installed.js";
import { Icon } from "../pieces/icon.js";
import { goTo, route } from "../route/router.js";

/** Pages that the bar at the foot leads to, and those with a way back of their own. */
const WITHOUT = new Set(["", "pools", "events", "settings", "miners", "welcome", "pair"]);

/** The way back, where no browser's buttons are around the page. */
export function AppBar() {
  const { page, id } = route.value;
  const isBelow = !WITHOUT.has(page) || (page === "events" && id !== undefined);
  if (!isBelow || !isInstalled()) return null;
  return (
    <div class="app-bar">
      <button type="button" class="app-back" onClick={goBack}>
        <Icon name="back" />
        Back
      </button>
    </div>
  );
}

/** An app that was opened on this page has nothing behind it. */
function goBack(): void {
  if (history.length > 1) history.back();
  else goTo("/");
}
