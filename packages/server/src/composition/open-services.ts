import { openAccess } from "../access/index.js";
import { openAlerts } from "../alerts/index.js";
import { openChannels } from "../channels/index.js";
import { openCommandBus, openPresets } from "../commands/index.js";
import { openGuard } from "../guard/index.js";
import { openPairing } from "../pairing/index.js";
import type { Closers } from "../running/index.js";
import { openSchedules } from "../schedules/index.js";
import { openWatchdog } from "../watchdog/index.js";
import type { Ground } from "./open-ground.js";
import type { Miners } from "./open-miners.js";

/** What acts on miners, warns of them, and who may. */
export type Services = ReturnType<typeof openServices>;

/** Opens what is done with the miners. Commands end last of them, by {@link openDoors}: their outcome is waited for. */
export function openServices(ground: Ground, { fleet, history }: Miners, closers: Closers) {
  const { loaded, store, secrets, events, journal, clock } = ground;
  const { config } = loaded;
  const commands = openCommandBus({ store, fleet, events, journal, clock, secrets });
  const channels = openChannels({
    ...{ store, secrets, journal, clock, ...config.channels },
    contact: () => loaded.config.channels.pushContact,
  });
  closers.add(() => channels.stop());
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const acting = { store, events, fleet, commands, journal, clock, timezone };
  const energyPrice = () => loaded.config.energy;
  const alerts = openAlerts({ ...acting, outbox: channels, history, energyPrice });
  closers.add(() => alerts.stop());
  const schedules = openSchedules(acting);
  closers.add(() => schedules.stop());
  const watchdog = openWatchdog({ ...acting, settings: () => loaded.config.watchdog });
  closers.add(() => watchdog.stop());
  const presets = openPresets({ store, secrets, fleet, bus: commands, events, journal, clock });
  const hasWebPassword = (id: string) => presets.hasWebPassword(id);
  const guard = openGuard({ ...acting, secrets, hasWebPassword });
  closers.add(() => guard.stop());
  const access = openAccess({ store, journal, clock, sessionDays: config.security.sessionDays });
  const pairing = openPairing({ access, journal, clock });
  return { commands, channels, alerts, schedules, watchdog, presets, guard, access, pairing };
}
