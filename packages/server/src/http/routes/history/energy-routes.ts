import { type EnergyResult, energyQuerySchema, energySchema } from "@hearthash/contract";
import type { z } from "zod";
import { minerParams } from "../api-app.js";
import { FLEET, neededHistory, type Subject, subjectOf } from "./history-of.js";
import type { HistoryRouteDeps } from "./history-reader.js";
import { type AddHistoryRoutes, config, tags } from "./history-routes-kit.js";
import { requestedSpan } from "./requested-span.js";

const response = { 200: energySchema };
const querystring = energyQuerySchema;
const description = "Integrated from wall power over the time for which it is known; nothing is guessed.";

/** Energy, heat and cost. */
export const addEnergyRoutes: AddHistoryRoutes = (app, deps) => {
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id/energy",
    config,
    schema: {
      operationId: "getEnergy",
      summary: "Energy, heat and cost of a miner",
      description,
      tags,
      params: minerParams,
      querystring,
      response,
    },
    handler: async (request) => measure(deps, await subjectOf(deps, request.params.id), request.query),
  });
  app.route({
    method: "GET",
    url: "/api/v1/fleet/energy",
    config,
    schema: {
      operationId: "getFleetEnergy",
      summary: "Energy, heat and cost of all miners",
      description,
      tags,
      querystring,
      response,
    },
    handler: (request) => measure(deps, FLEET, request.query),
  });
};

async function measure(
  deps: HistoryRouteDeps,
  { minerId }: Subject,
  query: z.infer<typeof energyQuerySchema>,
): Promise<EnergyResult> {
  const { pricePerKwh: usualPrice, currency } = deps.config().energy;
  const measured = await neededHistory(deps).energy({ minerId, ...requestedSpan(query, deps.clock.now()) });
  const pricePerKwh = query.pricePerKwh ?? usualPrice;
  const { energyKwh } = measured;
  if (pricePerKwh === undefined || energyKwh === null) return { ...measured, cost: null };
  const amount = Math.round(energyKwh * pricePerKwh * 10_000) / 10_000;
  return { ...measured, cost: { amount, currency, pricePerKwh } };
}
