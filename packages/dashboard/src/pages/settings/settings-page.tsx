import { useEffect } from "preact/hooks";
import { loadSettings, settings, settingsProblem } from "../../live/server-settings.js";
import { mayAdminister, whoAmI } from "../../live/session.js";
import { ChannelsCard } from "../channels/index.js";
import { AccessCards } from "./access-cards.js";
import { BrowserCard } from "./browser-card.js";
import { ConfiguredCard } from "./configured-card.js";
import { EnergySettings, HistorySettings, PollingSettings } from "./server-cards.js";

export function SettingsPage() {
  return (
    <div class="page is-reading">
      <div class="page-head">
        <h1 class="grow">Settings</h1>
      </div>
      <BrowserCard />
      {mayAdminister.value ? <ChannelsCard /> : null}
      {mayAdminister.value ? <ServerCards /> : null}
      <AccessCards />
      <section class="card" aria-label="About">
        <h2>About</h2>
        <p class="small soft">
          hearthash {whoAmI.value?.version}. For programs: <a href="/docs">REST</a>,{" "}
          <a href="/metrics">metrics</a>.
        </p>
        {mayAdminister.value ? (
          <p class="small soft">
            <a href="/welcome">Go through the set-up again</a>
          </p>
        ) : null}
      </section>
    </div>
  );
}

function ServerCards() {
  useEffect(() => void loadSettings(), []);
  const config = settings.value;
  if (config === undefined) {
    return settingsProblem.value === undefined ? null : <p class="notice">{settingsProblem.value}</p>;
  }
  return (
    <>
      <EnergySettings config={config} />
      <PollingSettings config={config} />
      <HistorySettings config={config} />
      <ConfiguredCard config={config} />
    </>
  );
}
