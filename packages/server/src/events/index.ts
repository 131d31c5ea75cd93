export { EventFlow } from "./event-flow.js";
export type { EventMap, EventName } from "./event-map.js";
