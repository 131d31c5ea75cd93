import { alerts } from "../live/alerts.js";
import { AlertBadge } from "../pages/alerts/alert-badge.js";
import { DriftBadge } from "../pages/guard/drift-badge.js";
import { Icon, type IconName } from "../pieces/icon.js";
import { route } from "../route/router.js";

interface Place {
  readonly to: string;
  readonly page: string;
  readonly icon: IconName;
  readonly word: string;
}

const PLACES: readonly Place[] = [
  { to: "/", page: "", icon: "home", word: "Home" },
  { to: "/pools", page: "pools", icon: "pools", word: "Pools" },
  { to: "/schedules", page: "schedules", icon: "calendar", word: "Schedules" },
  { to: "/events", page: "events", icon: "events", word: "Events" },
  { to: "/settings", page: "settings", icon: "settings", word: "Settings" },
];

/** Pages that are reached through another. */
const UNDER: Readonly<Record<string, string>> = { miners: "", add: "", rules: "events", guard: "pools" };

/** Where one can go: a bar at the foot of a phone, a rail beside a desk's page. */
export function Nav() {
  const { page } = route.value;
  return (
    <nav class="nav" aria-label="Pages">
      <div class="nav-brand">
        <img src="/icon.svg" alt="" width="28" height="28" />
        hearthash
      </div>
      {PLACES.map((place) => {
        const isHere = place.page === (UNDER[page] ?? page);
        return (
          <a key={place.to} class="nav-item" href={place.to} aria-current={isHere ? "page" : undefined}>
            <Icon name={place.icon} />
            {place.word}
            {place.page === "events" ? <AlertBadge alerts={alerts.unanswered.value} /> : null}
            {place.page === "pools" ? <DriftBadge /> : null}
          </a>
        );
      })}
    </nav>
  );
}
