import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import type { ApiApp } from "../api-app.js";
import { registerCodeRoutes } from "./code-routes.js";
import { addDeviceRoutes } from "./device-routes.js";
import { addLanRoute } from "./lan-route.js";
import { registerPairRoute } from "./pair-route.js";

/** How phones come in. */
export function registerPairingRoutes(app: ApiApp, deps: HttpDeps, listener: ListenerInfo): void {
  registerCodeRoutes(app, deps, listener);
  registerPairRoute(app, deps, listener);
  addDeviceRoutes(app, deps);
  addLanRoute(app, deps);
}
