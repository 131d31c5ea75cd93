export type { Discoveries } from "./discovery-port.js";
export { openDiscoveries } from "./open-discoveries.js";
export { targetPolicy } from "./target-policy.js";
