import { pageOf, subnetSchema } from "@hearthash/contract";
import { z } from "zod";
import { type AddRoutes, actorOf, nothing } from "./api-app.js";

const tags = ["discovery"];
const subnetList = pageOf(subnetSchema).pick({ items: true }).meta({ id: "SubnetList" });
const params = z.object({ cidr: z.string().min(1).max(100).describe("The network, its slash as %2F") });

/** Networks that are searched when a miner has moved. They are approved with a search. */
export const addSubnets: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "GET",
    url: "/api/v1/subnets",
    config: { scope: "read" },
    schema: {
      operationId: "listSubnets",
      summary: "Networks that are searched when a miner has moved",
      tags,
      response: { 200: subnetList },
    },
    handler: () => ({ items: [...fleet.subnetEntries()] }),
  });
  app.route({
    method: "DELETE",
    url: "/api/v1/subnets/:cidr",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "withdrawSubnet",
      summary: "Take the approval of a network back",
      tags,
      params,
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      fleet.withdrawSubnet(request.params.cidr, actorOf(request));
      void reply.code(204).send();
    },
  });
};
