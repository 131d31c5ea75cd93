import {
  catalogueSchema,
  fleetSchema,
  journalEntrySchema,
  pageOf,
  pageQuerySchema,
} from "@hearthash/contract";
import { z } from "zod";
import { catalogueResource, fleetResource } from "../resources/index.js";
import type { AddRoutes } from "./api-app.js";
import { digest, sendTagged } from "./etag.js";
import { DEFAULT_LIMIT, numericCursor } from "./paging.js";

const journalPage = pageOf(journalEntrySchema).meta({ id: "JournalPage" });
const eventsQuery = pageQuerySchema
  .extend({
    miner: z.string().max(300).optional().describe("Id of a miner"),
    kind: z.string().max(80).optional().describe("A kind, or its part before a dot: command"),
  })
  .strict();
const tags = ["house"];

/** What concerns all miners: totals, event log, catalogue. */
export const addHouse: AddRoutes = (app, deps) => {
  addFleet(app, deps);
  addEvents(app, deps);
  addCatalogue(app, deps);
};

const addFleet: AddRoutes = (app, { fleet, clock }) => {
  app.route({
    method: "GET",
    url: "/api/v1/fleet",
    config: { scope: "read" },
    schema: {
      operationId: "getFleet",
      summary: "All miners together",
      description: "Each sum says of how many miners it is: unknown is not counted as 0.",
      tags,
      response: { 200: fleetSchema },
    },
    handler: () => fleetResource(fleet.list(), clock.now()),
  });
};

const addEvents: AddRoutes = (app, { fleet, journal }) => {
  app.route({
    method: "GET",
    url: "/api/v1/events",
    config: { scope: "read" },
    schema: {
      operationId: "listEvents",
      summary: "The event log, the newest first",
      tags,
      querystring: eventsQuery,
      response: { 200: journalPage },
    },
    handler: (request) => {
      const { limit = DEFAULT_LIMIT, cursor, miner, kind } = request.query;
      const minerId = miner === undefined ? undefined : (fleet.get(miner)?.id ?? miner);
      const more = journal.list({ limit: limit + 1, beforeSeq: numericCursor(cursor), minerId, kind });
      const items = more.slice(0, limit);
      return { items, next: more.length > limit ? String(items.at(-1)?.seq) : null };
    },
  });
};

const addCatalogue: AddRoutes = (app) => {
  const json = JSON.stringify(catalogueResource());
  const tag = `"${digest(json)}"`;
  app.route({
    method: "GET",
    url: "/api/v1/catalogue",
    config: { scope: "read" },
    schema: {
      operationId: "getCatalogue",
      summary: "What points there are, in which units, and the known models",
      tags,
      response: { 200: catalogueSchema },
    },
    handler: (request, reply) => sendTagged(request, reply, tag, json),
  });
};
