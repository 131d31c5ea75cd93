import { webPasswordSchema } from "@hearthash/contract";
import { type AddRoutes, actorOf, minerParams, nothing } from "../api-app.js";

const tags = ["miners"];

/** The stored web password of a miner: it can be set and taken away, never read. */
export const addWebPassword: AddRoutes = (app, { fleet, presets }) => {
  app.route({
    method: "PUT",
    url: "/api/v1/miners/:id/web-password",
    config: { scope: "admin" },
    schema: {
      operationId: "storeWebPassword",
      summary: "Keep a miner's web password, sealed",
      description: "Commands that need it, such as setPool, take it from here. It is never shown again.",
      tags,
      params: minerParams,
      body: webPasswordSchema,
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      const { id } = fleet.need(request.params.id);
      presets.setWebPassword(id, request.body.password, actorOf(request));
      void reply.code(204).send();
    },
  });
  app.route({
    method: "DELETE",
    url: "/api/v1/miners/:id/web-password",
    config: { scope: "admin" },
    schema: {
      operationId: "forgetWebPassword",
      summary: "Forget a miner's web password",
      tags,
      params: minerParams,
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      presets.setWebPassword(fleet.need(request.params.id).id, null, actorOf(request));
      void reply.code(204).send();
    },
  });
};
