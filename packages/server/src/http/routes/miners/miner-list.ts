import { minerSchema, minersQuerySchema, pageOf } from "@hearthash/contract";
import { MinerTexts } from "../../resources/index.js";
import type { AddRoutes } from "../api-app.js";
import { digest, sendTagged } from "../etag.js";
import { pageIn } from "../paging.js";
import { selectMiners } from "./select-miners.js";

const minerPage = pageOf(minerSchema).meta({ id: "MinerPage" });

/** The list of miners. */
export const addMinerList: AddRoutes = (app, { fleet }) => {
  const texts = new MinerTexts();
  app.route({
    method: "GET",
    url: "/api/v1/miners",
    config: { scope: "read" },
    schema: {
      operationId: "listMiners",
      summary: "All miners",
      description: "Filtered, sorted, in parts. The entity tag changes whenever anything in the answer does.",
      tags: ["miners"],
      querystring: minersQuerySchema,
      response: { 200: minerPage },
    },
    handler: (request, reply) => {
      const miners = selectMiners(fleet.list(), request.query);
      const { items, next } = pageIn(miners, request.query);
      const list = items.map((miner) => texts.of(miner)).join(",");
      const json = `{"items":[${list}],"next":${JSON.stringify(next)},"total":${miners.length}}`;
      sendTagged(request, reply, `"${digest(json)}"`, json);
    },
  });
};
