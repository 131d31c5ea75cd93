export { StreamHub } from "./stream-hub.js";
export type { StreamLimits } from "./stream-limits.js";
