import { alertQuerySchema, alertSchema, pageOf, snoozeSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, idParams } from "../api-app.js";
import type { AlertsApi } from "./alerts-api.js";

const tags = ["alerts"];
const alertList = pageOf(alertSchema).meta({ id: "AlertList" });

/** Alerts: what is wrong, and what a person has to say of it. */
export function addAlerts(app: FastifyInstance, alerts: AlertsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    method: "GET",
    url: "/api/v1/alerts",
    config: { scope: "read" },
    schema: {
      ...{ operationId: "listAlerts", summary: "Alerts, the newest first", tags },
      querystring: alertQuerySchema,
      response: { 200: alertList },
    },
    handler: ({ query }) => {
      const { items, next } = alerts.list(query);
      return { items: [...items], next: next ?? null };
    },
  });
  api.route({
    method: "GET",
    url: "/api/v1/alerts/:id",
    config: { scope: "read" },
    schema: {
      ...{ operationId: "getAlert", summary: "An alert", tags },
      params: idParams,
      response: { 200: alertSchema },
    },
    handler: ({ params }) => alerts.need(params.id),
  });
  addAnswers(app, alerts);
}

function addAnswers(app: FastifyInstance, alerts: AlertsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    method: "POST",
    url: "/api/v1/alerts/:id/acknowledge",
    config: { scope: "control", problems: [409] },
    schema: {
      ...{ operationId: "acknowledgeAlert", summary: "Say that you know; ends a snooze", tags },
      params: idParams,
      response: { 200: alertSchema },
    },
    handler: (request) => alerts.acknowledge(request.params.id, actorOf(request)),
  });
  api.route({
    method: "POST",
    url: "/api/v1/alerts/:id/snooze",
    config: { scope: "control", problems: [409] },
    schema: {
      ...{ operationId: "snoozeAlert", summary: "Be quiet about it, then say so again", tags },
      params: idParams,
      body: snoozeSchema,
      response: { 200: alertSchema },
    },
    handler: (request) => alerts.snooze(request.params.id, request.body.minutes, actorOf(request)),
  });
}
