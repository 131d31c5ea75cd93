export type { HttpDeps } from "./http-deps.js";
export type { ListenerInfo } from "./listener.js";
export type { RouteScope } from "./route-scope.js";
