import type { Scope } from "@hearthash/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ServerError } from "../../errors/index.js";
import type { RouteScope } from "../route-scope.js";

const RANK: Readonly<Record<Scope, number>> = { read: 1, control: 2, admin: 3 };

/** Holds every route to the scope it declares; a route that declares none is refused at start. */
export function guardScopes(app: FastifyInstance): void {
  app.addHook("onRoute", ({ method, url, config }) => {
    const scope: RouteScope | undefined = config?.scope;
    if (scope !== undefined && (scope === "public" || scope in RANK)) return;
    throw new Error(`route ${String(method)} ${url} does not say who may use it: set config.scope`);
  });
  app.addHook("onRequest", async (request) => {
    if (!request.is404) demand(request, request.routeOptions.config.scope);
  });
}

function demand({ principal }: FastifyRequest, scope: RouteScope | undefined): void {
  if (scope === "public") return;
  // A route without scope cannot be; if it were, it would be the administrator's.
  if (principal !== undefined && RANK[principal.scope] >= RANK[scope ?? "admin"]) return;
  if (principal === undefined || principal.isAnonymous === true) {
    throw new ServerError("not-signed-in", "sign in with a link of `hearthash login-link`, or send a token");
  }
  throw new ServerError("not-allowed", `this takes the scope ${scope}; you have ${principal.scope}`);
}
