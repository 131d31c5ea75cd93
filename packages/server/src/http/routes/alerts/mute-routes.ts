import { createMuteSchema, muteSchema, pageOf } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, idParams, nothing } from "../api-app.js";
import type { AlertsApi } from "./alerts-api.js";

const tags = ["alerts"];
const muteList = pageOf(muteSchema).pick({ items: true }).meta({ id: "AlertMuteList" });

/** What nobody wants to hear of. */
export function addAlertMutes(app: FastifyInstance, alerts: AlertsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    method: "GET",
    url: "/api/v1/alert-mutes",
    config: { scope: "read" },
    schema: {
      ...{ operationId: "listAlertMutes", summary: "What is muted", tags },
      response: { 200: muteList },
    },
    handler: () => ({ items: [...alerts.mutes()] }),
  });
  api.route({
    method: "POST",
    url: "/api/v1/alert-mutes",
    config: { scope: "control", problems: [409] },
    schema: {
      ...{ operationId: "createAlertMute", summary: "Mute a rule, a miner, or a rule for a miner", tags },
      body: createMuteSchema,
      response: { 201: muteSchema },
    },
    handler: (request, reply) => {
      void reply.code(201);
      return alerts.mute(request.body, actorOf(request));
    },
  });
  api.route({
    method: "DELETE",
    url: "/api/v1/alert-mutes/:id",
    config: { scope: "control" },
    schema: {
      ...{ operationId: "removeAlertMute", summary: "Hear of it again", tags },
      params: idParams,
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      alerts.unmute(request.params.id, actorOf(request));
      void reply.code(204).send();
    },
  });
}
