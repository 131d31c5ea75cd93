export type { Discoveries } from "./discovery-port.js";
export { openDiscoveries } from "./open-discoveries.js";
export { type TargetPolicyOptions, targetPolicy } from "./target-policy.js";
