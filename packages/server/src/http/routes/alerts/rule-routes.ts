import { alertKindSchema, alertRuleSchema, changeAlertRuleSchema, pageOf } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { actorOf } from "../api-app.js";
import type { AlertsApi } from "./alerts-api.js";

const tags = ["alerts"];
const params = z.object({ kind: alertKindSchema });
const ruleList = pageOf(alertRuleSchema).pick({ items: true }).meta({ id: "AlertRuleList" });

/** The rules that alerts come from. */
export function addAlertRules(app: FastifyInstance, alerts: AlertsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    method: "GET",
    url: "/api/v1/alert-rules",
    config: { scope: "read" },
    schema: {
      ...{ operationId: "listAlertRules", summary: "All rules", tags },
      response: { 200: ruleList },
    },
    handler: () => ({ items: [...alerts.rules()] }),
  });
  api.route({
    method: "GET",
    url: "/api/v1/alert-rules/:kind",
    config: { scope: "read" },
    schema: {
      ...{ operationId: "getAlertRule", summary: "A rule", tags, params },
      response: { 200: alertRuleSchema },
    },
    handler: (request) => alerts.rule(request.params.kind),
  });
  api.route({
    method: "PATCH",
    url: "/api/v1/alert-rules/:kind",
    config: { scope: "admin" },
    schema: {
      ...{
        operationId: "changeAlertRule",
        summary: "Change a rule, for all or for single miners",
        tags,
        params,
      },
      body: changeAlertRuleSchema,
      response: { 200: alertRuleSchema },
    },
    handler: (request) => alerts.changeRule(request.params.kind, request.body, actorOf(request)),
  });
}
