import { useEffect } from "preact/hooks";
import { isInstalled } from "../install/is-installed.js";
import { fleet, stream } from "../live/house.js";
import { mayRead, whoAmI } from "../live/session.js";
import { isFirstRun } from "../live/setup.js";
import { AddPage } from "../pages/add/index.js";
import { RulesPage } from "../pages/alerts/rules/index.js";
import { EventsPage } from "../pages/events/index.js";
import { GuardPage } from "../pages/guard/index.js";
import { MinerPage } from "../pages/miner/index.js";
import { CardSkeletons } from "../pages/overview/card-skeletons.js";
import { Overview } from "../pages/overview/overview.js";
import { PairPage } from "../pages/pair/index.js";
import { PoolsPage } from "../pages/pools/index.js";
import { SchedulesPage } from "../pages/schedules/index.js";
import { SettingsPage } from "../pages/settings/index.js";
import { SetupPage } from "../pages/setup/index.js";
import { Empty } from "../pieces/empty.js";
import { goTo, route } from "../route/router.js";
import { AppBar } from "./app-bar.js";
import { Banners } from "./banners.js";
import { Nav } from "./nav.js";
import { SignIn } from "./sign-in.js";
import { ToPairing } from "./to-pairing.js";

/** Pages that fill the screen, without the way to others. */
const ALONE = new Set(["welcome", "pair"]);

/** The frame around every page. */
export function App() {
  const hasNav = mayRead.value && !ALONE.has(route.value.page);
  return (
    <div class={hasNav ? "shell" : "shell is-alone"}>
      <a class="skip" href="#main">
        To the content
      </a>
      <Banners />
      {hasNav ? <Nav /> : null}
      <main class="main" id="main" tabIndex={-1}>
        <AppBar />
        <Page />
      </main>
    </div>
  );
}

function Page() {
  const { page, id } = route.value;
  const minerId = page === "miners" ? id : undefined;
  // Only one that is there: a stream that asks for another is turned away.
  const watched = minerId !== undefined && fleet.get(minerId) !== undefined ? minerId : undefined;
  useEffect(() => stream.watch(watched), [watched]);
  const isWelcome = page === "" && isFirstRun.value;
  useEffect(() => {
    if (isWelcome) goTo("/welcome", "replace");
  }, [isWelcome]);
  if (isWelcome) return null;
  if (page === "pair") return <PairPage />;
  if (whoAmI.value === undefined) return <CardSkeletons />;
  if (!mayRead.value) return isInstalled() ? <ToPairing /> : <SignIn onDone={() => stream.start()} />;
  if (page === "") return <Overview />;
  if (page === "add") return <AddPage />;
  if (page === "pools") return <PoolsPage />;
  if (page === "guard") return <GuardPage />;
  if (page === "welcome") return <SetupPage />;
  if (page === "schedules") return <SchedulesPage />;
  if (page === "events") return <EventsPage miner={id} />;
  if (page === "rules") return <RulesPage />;
  if (page === "settings") return <SettingsPage />;
  if (minerId !== undefined) return <MinerPage cell={fleet.get(minerId)} key={minerId} />;
  return (
    <Empty text="There is no such page.">
      <a class="button" href="/">
        Home
      </a>
    </Empty>
  );
}
