export type { CommandBus, CommandOrder } from "./command-bus-port.js";
export type { Presets } from "./presets-port.js";
