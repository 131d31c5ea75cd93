import { addMinerSchema, changeMinerSchema, minerDetailSchema } from "@hearthash/contract";
import { z } from "zod";
import { minerDetail } from "../../resources/index.js";
import { type AddRoutes, actorOf, minerParams } from "../api-app.js";
import { sendTagged } from "../etag.js";
import { checkUnchanged, minerTag } from "./miner-tag.js";
import { addRemoveMiner } from "./remove-miner.js";

const ifMatch = z.looseObject({
  "if-match": z.string().max(500).optional().describe("ETag of the miner as it was read"),
});
const tags = ["miners"];

/** One miner: add, read, change, remove. */
export const addOneMiner: AddRoutes = (app, deps) => {
  addPost(app, deps);
  addGet(app, deps);
  addPatch(app, deps);
  addRemoveMiner(app, deps);
};

const addPost: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "POST",
    url: "/api/v1/miners",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "addMiner",
      summary: "Add a miner by its address",
      description: "It is polled at once. Private addresses only, unless security.allowTargets names more.",
      tags,
      body: addMinerSchema,
      response: { 201: minerDetailSchema },
    },
    handler: (request, reply) => {
      const miner = fleet.add(request.body, actorOf(request));
      void reply.code(201).header("location", pathOf(miner.id));
      return minerDetail(miner);
    },
  });
};

const addGet: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id",
    config: { scope: "read" },
    schema: {
      operationId: "getMiner",
      summary: "One miner with everything its last good poll gave",
      tags,
      params: minerParams,
      response: { 200: minerDetailSchema },
    },
    handler: (request, reply) => {
      const miner = fleet.need(request.params.id);
      const json = JSON.stringify(minerDetail(miner));
      sendTagged(request, reply, minerTag(miner, json), json);
    },
  });
};

const addPatch: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "PATCH",
    url: "/api/v1/miners/:id",
    config: { scope: "admin", problems: [409, 412] },
    schema: {
      operationId: "changeMiner",
      summary: "Change name, place, notes or limits",
      description:
        "What is left out stays; null takes a text away. With If-Match only what the caller has seen.",
      tags,
      params: minerParams,
      headers: ifMatch,
      body: changeMinerSchema,
      response: { 200: minerDetailSchema },
    },
    handler: (request, reply) => {
      const { id } = fleet.need(request.params.id);
      checkUnchanged(fleet.need(id), request.headers["if-match"]);
      const miner = fleet.change(id, request.body, actorOf(request));
      const detail = minerDetail(miner);
      void reply.header("etag", minerTag(miner, JSON.stringify(detail)));
      return detail;
    },
  });
};

function pathOf(id: string): string {
  return `/api/v1/miners/${encodeURIComponent(id)}`;
}
