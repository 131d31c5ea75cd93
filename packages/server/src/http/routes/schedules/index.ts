import { scheduleInputSchema, scheduleListSchema, scheduleSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, idParams, nothing } from "../api-app.js";
import type { SchedulesApi } from "./schedules-api.js";

const tags = ["schedules"];

/** Adds the routes of schedules: what is done by the clock. */
export function registerScheduleRoutes(
  app: FastifyInstance,
  { schedules }: { readonly schedules: SchedulesApi },
): void {
  addReads(app, schedules);
  addChanges(app, schedules);
}

function addReads(app: FastifyInstance, schedules: SchedulesApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const config = { scope: "read" } as const;
  api.route({
    ...{ method: "GET", url: "/api/v1/schedules", config },
    schema: {
      ...{ operationId: "listSchedules", summary: "All schedules, with their next and last runs", tags },
      response: { 200: scheduleListSchema },
    },
    handler: () => ({ items: [...schedules.list()], timezone: schedules.timezone }),
  });
  api.route({
    ...{ method: "GET", url: "/api/v1/schedules/:id", config },
    schema: {
      ...{ operationId: "getSchedule", summary: "A schedule", tags, params: idParams },
      response: { 200: scheduleSchema },
    },
    handler: (request) => schedules.need(request.params.id),
  });
}

function addChanges(app: FastifyInstance, schedules: SchedulesApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const config = { scope: "control" } as const;
  api.route({
    ...{ method: "POST", url: "/api/v1/schedules", config: { ...config, problems: [409] } },
    schema: {
      ...{ operationId: "createSchedule", summary: "Add a schedule", tags },
      body: scheduleInputSchema,
      response: { 201: scheduleSchema },
    },
    handler: (request, reply) => {
      const schedule = schedules.create(request.body, actorOf(request));
      void reply.code(201).header("location", `/api/v1/schedules/${schedule.id}`);
      return schedule;
    },
  });
  api.route({
    ...{ method: "PUT", url: "/api/v1/schedules/:id", config },
    schema: {
      ...{ operationId: "replaceSchedule", summary: "Replace a schedule", tags, params: idParams },
      body: scheduleInputSchema,
      response: { 200: scheduleSchema },
    },
    handler: (request) => schedules.replace(request.params.id, request.body, actorOf(request)),
  });
  api.route({
    ...{ method: "DELETE", url: "/api/v1/schedules/:id", config },
    schema: {
      ...{ operationId: "removeSchedule", summary: "Remove a schedule", tags, params: idParams },
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      schedules.remove(request.params.id, actorOf(request));
      void reply.code(204).send();
    },
  });
}
