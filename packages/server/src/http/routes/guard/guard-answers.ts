import { acceptDriftSchema, guardSchema, pauseGuardSchema, restorePinSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, MINER_PROBLEMS, minerParams } from "../api-app.js";
import type { GuardApi } from "./guard-api.js";

const tags = ["guard"];
const response = { 200: guardSchema };

/** What a person has to say of a drift. */
export function addGuardAnswers(app: FastifyInstance, guard: GuardApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "POST", url: "/api/v1/miners/:id/guard/accept" },
    config: { scope: "control", problems: [...MINER_PROBLEMS, 412] },
    schema: {
      ...{ operationId: "acceptDrift", summary: "It was me: the pin moves to the present", tags, response },
      params: minerParams,
      body: acceptDriftSchema,
    },
    handler: (request) => guard.accept(request.params.id, request.body.id, actorOf(request)),
  });
  api.route({
    ...{ method: "POST", url: "/api/v1/miners/:id/guard/pause" },
    config: { scope: "control", problems: [409] },
    schema: {
      ...{ operationId: "pauseGuard", summary: "Say nothing for so many minutes", tags, response },
      description: "What differs from the pin when they are over is told then.",
      params: minerParams,
      body: pauseGuardSchema,
    },
    handler: (request) => guard.pause(request.params.id, request.body.minutes, actorOf(request)),
  });
  api.route({
    ...{ method: "POST", url: "/api/v1/miners/:id/guard/restore" },
    config: { scope: "control", problems: MINER_PROBLEMS },
    schema: {
      ...{ operationId: "restorePin", summary: "Bring a miner back to its pin now", tags, response },
      description: "Also after the guard has given up or stopped. What becomes of it shows in `state`.",
      params: minerParams,
      body: restorePinSchema,
    },
    handler: (request) => guard.restore(request.params.id, request.body, actorOf(request)),
  });
}
