import {
  guardListSchema,
  guardQuerySchema,
  guardSchema,
  pinAllOutcomeSchema,
  pinAllSchema,
  pinMinerSchema,
} from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, MINER_PROBLEMS, minerParams, nothing } from "../api-app.js";
import type { GuardApi } from "./guard-api.js";

const tags = ["guard"];

/** What is guarded, and how. */
export function addPins(app: FastifyInstance, guard: GuardApi): void {
  addReads(app, guard);
  addChanges(app, guard);
}

function addReads(app: FastifyInstance, guard: GuardApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "GET", url: "/api/v1/guard", config: { scope: "read" } },
    schema: {
      ...{ operationId: "listGuard", summary: "What is guarded, and how it stands", tags },
      querystring: guardQuerySchema,
      response: { 200: guardListSchema },
    },
    handler: ({ query }) => guard.list(query),
  });
  api.route({
    ...{ method: "GET", url: "/api/v1/miners/:id/guard", config: { scope: "read" } },
    schema: {
      ...{ operationId: "getGuard", summary: "A miner's pin, and what differs from it", tags },
      params: minerParams,
      response: { 200: guardSchema },
    },
    handler: ({ params }) => guard.get(params.id),
  });
}

function addChanges(app: FastifyInstance, guard: GuardApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "PUT", url: "/api/v1/miners/:id/guard" },
    config: { scope: "admin", problems: MINER_PROBLEMS },
    schema: {
      ...{ operationId: "pinMiner", summary: "Pin a miner's pools, or change how they are guarded", tags },
      description:
        "A new pin is of the pools as they are now, unless they are given. Of a miner that is pinned only what is " +
        "given changes; `pools: present` moves its pin to the present.",
      params: minerParams,
      body: pinMinerSchema,
      response: { 200: guardSchema },
    },
    handler: (request) => guard.pin(request.params.id, request.body, actorOf(request)),
  });
  api.route({
    ...{ method: "DELETE", url: "/api/v1/miners/:id/guard", config: { scope: "admin" } },
    schema: {
      ...{ operationId: "unpinMiner", summary: "Guard a miner no more", tags, params: minerParams },
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      guard.unpin(request.params.id, actorOf(request));
      void reply.code(204).send();
    },
  });
  api.route({
    ...{ method: "PUT", url: "/api/v1/guard/pin-all", config: { scope: "admin" } },
    schema: {
      ...{ operationId: "pinAll", summary: "Pin every miner that is not pinned yet", tags },
      body: pinAllSchema,
      response: { 200: pinAllOutcomeSchema },
    },
    handler: (request) => guard.pinAll(request.body, actorOf(request)),
  });
}
