export type { CommandBus, CommandOrder } from "./command-bus-port.js";
export { isUnattended } from "./is-unattended.js";
export { openCommandBus } from "./open-command-bus.js";
export { openPresets } from "./open-presets.js";
export type { Presets } from "./presets-port.js";
export { SecretShelf } from "./secret-shelf.js";
