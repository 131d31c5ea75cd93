import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { endRevoked } from "./end-revoked.js";
import { guardHost } from "./host-guard.js";
import { identifyCallers } from "./identify.js";
import { guardOrigin } from "./origin-guard.js";
import { guardAddressRate, guardPrincipalRate, type RateLimits } from "./rate-guard.js";
import { addResponseHeaders } from "./response-headers.js";
import { guardScopes } from "./scope-guard.js";

/** What every request goes through, in this order, in front of any route. */
export function registerSecurity(
  app: FastifyInstance,
  deps: HttpDeps,
  listener: ListenerInfo,
  rates: RateLimits,
): void {
  addResponseHeaders(app);
  guardHost(app, deps, listener);
  guardOrigin(app, deps, listener);
  guardAddressRate(app, deps, rates);
  identifyCallers(app, deps, listener);
  guardPrincipalRate(app, deps, rates);
  guardScopes(app);
  endRevoked(app, deps);
}
