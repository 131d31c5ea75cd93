import {
  channelInputSchema,
  channelSchema,
  deliverySchema,
  pageOf,
  replaceChannelSchema,
} from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { actorOf, idParams, nothing } from "../api-app.js";
import type { ChannelsApi } from "./channels-api.js";

const tags = ["channels"];
const config = { scope: "admin" } as const;
const channelList = pageOf(channelSchema).pick({ items: true }).meta({ id: "ChannelList" });

/** Adds the routes of channels: where messages go. All are an admin's, since they make the server connect. */
export function registerChannelRoutes(
  app: FastifyInstance,
  { channels }: { readonly channels: ChannelsApi },
): void {
  addCollection(app, channels);
  addOne(app, channels);
  addTest(app, channels);
}

function addCollection(app: FastifyInstance, channels: ChannelsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "GET", url: "/api/v1/channels", config },
    schema: {
      ...{ operationId: "listChannels", summary: "All channels, without their secrets", tags },
      response: { 200: channelList },
    },
    handler: () => ({ items: [...channels.list()] }),
  });
  api.route({
    ...{ method: "POST", url: "/api/v1/channels", config: { ...config, problems: [409] } },
    schema: {
      ...{ operationId: "createChannel", summary: "Add a channel", tags },
      body: channelInputSchema,
      response: { 201: channelSchema },
    },
    handler: (request, reply) => {
      const channel = channels.create(request.body, actorOf(request));
      void reply.code(201).header("location", `/api/v1/channels/${channel.id}`);
      return channel;
    },
  });
}

function addOne(app: FastifyInstance, channels: ChannelsApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const url = "/api/v1/channels/:id";
  api.route({
    ...{ method: "GET", url, config },
    schema: {
      ...{ operationId: "getChannel", summary: "A channel, without its secrets", tags, params: idParams },
      response: { 200: channelSchema },
    },
    handler: (request) => channels.need(request.params.id),
  });
  api.route({
    ...{ method: "PUT", url, config },
    schema: {
      ...{ operationId: "replaceChannel", summary: "Replace a channel", tags, params: idParams },
      description: "A secret that is not given stays, as long as the channel goes to the same place.",
      body: replaceChannelSchema,
      response: { 200: channelSchema },
    },
    handler: (request) => channels.replace(request.params.id, request.body, actorOf(request)),
  });
  api.route({
    ...{ method: "DELETE", url, config },
    schema: {
      ...{ operationId: "removeChannel", summary: "Remove a channel", tags, params: idParams },
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      channels.remove(request.params.id, actorOf(request));
      void reply.code(204).send();
    },
  });
}

function addTest(app: FastifyInstance, channels: ChannelsApi): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    ...{ method: "POST", url: "/api/v1/channels/:id/test", config },
    schema: {
      ...{ operationId: "testChannel", summary: "Send a test message and say what became of it", tags },
      params: idParams,
      response: { 200: deliverySchema },
    },
    handler: (request) => channels.test(request.params.id, actorOf(request)),
  });
}
