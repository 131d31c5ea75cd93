import {
  approveSchema,
  discoverySchema,
  minerSchema,
  pageOf,
  startDiscoverySchema,
} from "@hearthash/contract";
import { discoveryResource, minerResource } from "../resources/index.js";
import { type AddRoutes, actorOf, found, idParams } from "./api-app.js";

const discoveryList = pageOf(discoverySchema).pick({ items: true }).meta({ id: "DiscoveryList" });
const approved = pageOf(minerSchema).pick({ items: true }).meta({ id: "MinerList" });
const tags = ["discovery"];

/** Searches of networks that the owner names. */
export const addDiscoveries: AddRoutes = (app, deps) => {
  addCollection(app, deps);
  addOne(app, deps);
  addApprove(app, deps);
};

const addCollection: AddRoutes = (app, { discoveries }) => {
  app.route({
    method: "POST",
    url: "/api/v1/discoveries",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "startDiscovery",
      summary: "Search a network for miners",
      description:
        "One search at a time; private addresses, at most a /16, unless security.allowTargets names more.",
      tags,
      body: startDiscoverySchema,
      response: { 201: discoverySchema },
    },
    handler: (request, reply) => {
      const discovery = discoveries.start(request.body.targets, actorOf(request));
      void reply.code(201).header("location", `/api/v1/discoveries/${discovery.id}`);
      return discoveryResource(discovery);
    },
  });
  app.route({
    method: "GET",
    url: "/api/v1/discoveries",
    config: { scope: "read" },
    schema: {
      operationId: "listDiscoveries",
      summary: "Searches since the start",
      tags,
      response: { 200: discoveryList },
    },
    handler: () => ({ items: discoveries.list().map(discoveryResource) }),
  });
};

const addOne: AddRoutes = (app, { discoveries }) => {
  app.route({
    method: "GET",
    url: "/api/v1/discoveries/:id",
    config: { scope: "read" },
    schema: {
      operationId: "getDiscovery",
      summary: "A search and what it has found so far",
      tags,
      params: idParams,
      response: { 200: discoverySchema },
    },
    handler: ({ params: { id } }) => discoveryResource(found(discoveries.get(id), "search", id)),
  });
  app.route({
    method: "DELETE",
    url: "/api/v1/discoveries/:id",
    config: { scope: "admin" },
    schema: {
      operationId: "stopDiscovery",
      summary: "Stop a search",
      description: "What it has found stays.",
      tags,
      params: idParams,
      response: { 200: discoverySchema },
    },
    handler: (request) => {
      const { id } = request.params;
      found(discoveries.get(id), "search", id);
      discoveries.stop(id);
      return discoveryResource(found(discoveries.get(id), "search", id));
    },
  });
};

const addApprove: AddRoutes = (app, { discoveries }) => {
  app.route({
    method: "POST",
    url: "/api/v1/discoveries/:id/approve",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "approveDiscovered",
      summary: "Add miners that a search has found",
      tags,
      params: idParams,
      body: approveSchema,
      response: { 201: approved },
    },
    handler: (request, reply) => {
      const miners = discoveries.approve(request.params.id, request.body, actorOf(request));
      void reply.code(201);
      return { items: miners.map(minerResource) };
    },
  });
};
