export { type BuildAppOptions, buildApp } from "./build-app.js";
export type { HttpDeps } from "./http-deps.js";
export type { ListenerInfo } from "./listener.js";
export {
  type ListenerLimits,
  type Listeners,
  type ListenersOptions,
  openListeners,
} from "./listeners/index.js";
