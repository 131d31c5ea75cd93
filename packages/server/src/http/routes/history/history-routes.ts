import { historyQuerySchema, historySchema, keptSchema } from "@hearthash/contract";
import type { z } from "zod";
import { minerParams } from "../api-app.js";
import { FLEET, neededHistory, type Subject, subjectOf, whatIsKept } from "./history-of.js";
import type { HistoryRouteDeps } from "./history-reader.js";
import { type AddHistoryRoutes, config, tags } from "./history-routes-kit.js";
import { requestedPoints, requestedSpan } from "./requested-span.js";

const USUAL_POINTS = ["hashrateThs", "powerWallW"];
const response = { 200: historySchema };
const querystring = historyQuerySchema;

/** Values over time, and what is kept of them. */
export const addHistoryRoutes: AddHistoryRoutes = (app, deps) => {
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id/history",
    config,
    schema: {
      operationId: "getHistory",
      summary: "Values of a miner over time",
      description: "Raw where it is kept, minutes before, hours before those. Gaps are gaps.",
      tags,
      params: minerParams,
      querystring,
      response,
    },
    handler: async (request) => answer(deps, await subjectOf(deps, request.params.id), request.query),
  });
  app.route({
    method: "GET",
    url: "/api/v1/fleet/history",
    config,
    schema: {
      operationId: "getFleetHistory",
      summary: "Totals of all miners over time",
      description: "Sums of what was known at a time: a miner that did not answer adds nothing.",
      tags,
      querystring,
      response,
    },
    handler: (request) => answer(deps, FLEET, request.query),
  });
  app.route({
    method: "GET",
    url: "/api/v1/history",
    config,
    schema: {
      operationId: "getHistoryKept",
      summary: "What history keeps, and how large it is",
      tags,
      response: { 200: keptSchema },
    },
    handler: () => whatIsKept(deps),
  });
};

function answer(deps: HistoryRouteDeps, { minerId }: Subject, query: z.infer<typeof historyQuerySchema>) {
  const history = neededHistory(deps);
  return history.query({
    minerId,
    ...requestedSpan(query, deps.clock.now()),
    points: requestedPoints(query.points, history.points, USUAL_POINTS),
    resolution: query.resolution,
    maxPoints: query.maxPoints,
  });
}
