export { Closers } from "./closers.js";
export type { RunningServer, ServeOptions, SimulatedMiner } from "./serve-options.js";
