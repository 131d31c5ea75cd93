export type { CommandBus, CommandOrder } from "./command-bus-port.js";
export { type CommandBusParts, openCommandBus } from "./open-command-bus.js";
export { type OpenPresetsParts, openPresets } from "./open-presets.js";
export type { Presets } from "./presets-port.js";
