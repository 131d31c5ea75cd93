import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import { registerSessionRoutes } from "./session-routes.js";
import { registerSignInRoutes } from "./sign-in-routes.js";
import { registerTokenRoutes } from "./token-routes.js";

export { baseOf } from "./base-of.js";

/** Sign-in, sessions, tokens. */
export function registerAccessRoutes(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  registerSignInRoutes(app, deps, listener);
  registerSessionRoutes(app, deps, listener);
  registerTokenRoutes(app, deps);
}
