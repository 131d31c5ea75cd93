export { EventFlow } from "./event-flow.js";
export type { EventMap, EventName, ServerEvent } from "./event-map.js";
