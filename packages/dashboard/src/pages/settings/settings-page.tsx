import { useEffect } from "preact/hooks";
import { loadSettings, settings, settingsProblem } from "../../live/server-settings.js";
import { mayAdminister, whoAmI } from "../../live/session.js";
import { ChannelsCard } from "../channels/index.js";
import { AccessCards } from "./access-cards.js";
import { BackupCard } from "./backup-card.js";
import { BrowserCard } from "./browser-card.js";
import { ConfiguredCard } from "./configured-card.js";
import { NetworksCard } from "./networks-card.js";
import { PhoneCard } from "./phone-card.js";
import { Programs } from "./programs.js";
import { PushCard } from "./push-card.js";
import { EnergySettings, HistorySettings, PollingSettings } from "./server-cards.js";

export function SettingsPage() {
  return (
    <div class="page is-reading">
      <div class="page-head">
        <h1 class="grow">Settings</h1>
      </div>
      <BrowserCard />
      <PushCard />
      {mayAdminister.value ? <PhoneCard /> : null}
      {mayAdminister.value ? <ChannelsCard /> : null}
      {mayAdminister.value ? <ServerCards /> : null}
      <AccessCards />
      <section class="card" aria-label="About">
        <h2>About</h2>
        <p class="small soft">hearthash {whoAmI.value?.version}</p>
        <div class="page-actions">
          <Programs />
          {mayAdminister.value ? (
            <a class="button is-small" href="/welcome">
              Go through the set-up again
            </a>
          ) : null}
        </div>
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
      <BackupCard config={config} />
      <NetworksCard />
      <ConfiguredCard config={config} />
    </>
  );
}
