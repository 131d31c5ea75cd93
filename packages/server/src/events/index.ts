export { EventFlow } from "./event-flow.js";
export type { DriftTold, EventMap, EventName } from "./event-map.js";
