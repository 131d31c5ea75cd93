export { Closers } from "./closers.js";
export { openHouseHistory } from "./house-history.js";
export type { RunningServer, ServeOptions, SimulatedMiner } from "./serve-options.js";
