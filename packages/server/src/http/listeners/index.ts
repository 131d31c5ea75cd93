export type { ListenerLimits } from "./limits.js";
export { type Listeners, type ListenersOptions, openListeners } from "./open-listeners.js";
