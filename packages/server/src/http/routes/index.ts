import type { FastifyInstance } from "fastify";
import type { HttpDeps } from "../http-deps.js";
import type { ListenerInfo } from "../listener.js";
import { registerAccessRoutes } from "./access/index.js";

/** All routes of a port. */
export async function registerRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  listener: ListenerInfo,
): Promise<void> {
  app.get("/healthz", { config: { scope: "public" } }, async () => ({ ok: true }));
  registerAccessRoutes(app, deps, listener);
}
