import type { FastifyInstance } from "fastify";
import { addAlerts } from "./alert-routes.js";
import type { AlertsApi } from "./alerts-api.js";
import { addAlertMutes } from "./mute-routes.js";
import { addAlertRules } from "./rule-routes.js";

/** Adds the routes of alerts, their rules and what is muted. */
export function registerAlertRoutes(app: FastifyInstance, { alerts }: { readonly alerts: AlertsApi }): void {
  addAlerts(app, alerts);
  addAlertRules(app, alerts);
  addAlertMutes(app, alerts);
}
