import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { addEnergyRoutes } from "./energy-routes.js";
import { addExportRoutes } from "./export-routes.js";
import type { HistoryRouteDeps } from "./history-reader.js";
import { addHistoryRoutes } from "./history-routes.js";

export type { HistoryRouteDeps } from "./history-reader.js";

/** Adds everything about history: values over time, energy, exports, what is kept. */
export function registerHistoryRoutes(app: FastifyInstance, deps: HistoryRouteDeps): void {
  const typed = app.withTypeProvider<ZodTypeProvider>();
  addHistoryRoutes(typed, deps);
  addEnergyRoutes(typed, deps);
  addExportRoutes(typed, deps);
}
