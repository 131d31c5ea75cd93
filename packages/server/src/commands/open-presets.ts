import type { EventFlow } from "../events/index.js";
import type { Fleet } from "../fleet/index.js";
import type { Journal } from "../journal/index.js";
import type { SecretBox } from "../secrets/index.js";
import type { Database } from "../store/index.js";
import type { ServerClock } from "../time/index.js";
import type { CommandBus } from "./command-bus-port.js";
import { LivePresets } from "./live-presets.js";
import { PresetStore } from "./preset-store.js";
import type { Presets } from "./presets-port.js";
import { WebPasswords } from "./web-passwords.js";

/** What the presets work with. */
export interface OpenPresetsParts {
  readonly store: Database;
  readonly secrets: SecretBox;
  readonly fleet: Fleet;
  readonly bus: CommandBus;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly clock: ServerClock;
}

/** Opens the presets and the stored web passwords. */
export function openPresets(parts: OpenPresetsParts): Presets {
  const { store, secrets, clock } = parts;
  return new LivePresets({
    ...parts,
    presets: new PresetStore(store, secrets),
    webPasswords: new WebPasswords(store, secrets, () => clock.now()),
  });
}
