import { channelSchema, deliverySchema, pushInputSchema, pushStateSchema } from "@hearthash/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { ServerError } from "../../../errors/index.js";
import { actorOf, nothing } from "../api-app.js";
import type { PushApi } from "./push-api.js";

const tags = ["channels"];
const config = { scope: "read", problems: [409] } as const;
const url = "/api/v1/push";

/**
 * Adds the routes of push messages. Each browser speaks for itself alone: who may read may also be told; the others'
 * are among the channels, which are an admin's.
 */
export function registerPushRoutes(app: FastifyInstance, { channels }: { readonly channels: PushApi }): void {
  addState(app, channels);
  addChange(app, channels);
  addTest(app, channels);
}

function addState(app: FastifyInstance, channels: PushApi): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    ...{ method: "GET", url, config: { scope: "read" } },
    schema: {
      ...{ operationId: "getPush", summary: "How this browser stands to push messages", tags },
      response: { 200: pushStateSchema },
    },
    handler: ({ principal }) => {
      const { sessionId } = principal ?? {};
      const subscription = sessionId === undefined ? undefined : channels.ofSession(sessionId);
      return { publicKey: channels.pushKey() ?? null, subscription: subscription ?? null };
    },
  });
}

function addChange(app: FastifyInstance, channels: PushApi): void {
  const api = app.withTypeProvider<ZodTypeProvider>();
  api.route({
    ...{ method: "PUT", url, config },
    schema: {
      ...{ operationId: "subscribePush", summary: "Send messages to this browser", tags },
      description:
        "In place of what was there for it. Ends with the session, or when the browser takes no more.",
      body: pushInputSchema,
      response: { 200: channelSchema },
    },
    handler: (request) => channels.subscribe(sessionOf(request), request.body, actorOf(request)),
  });
  api.route({
    ...{ method: "DELETE", url, config: { scope: "read" } },
    schema: {
      ...{ operationId: "unsubscribePush", summary: "Send this browser no more messages", tags },
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      const { sessionId } = request.principal ?? {};
      const own = sessionId === undefined ? undefined : channels.ofSession(sessionId);
      if (own !== undefined) channels.remove(own.id, actorOf(request));
      void reply.code(204).send();
    },
  });
}

function addTest(app: FastifyInstance, channels: PushApi): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    ...{ method: "POST", url: `${url}/test`, config },
    schema: {
      ...{ operationId: "testPush", summary: "Send this browser a test message", tags },
      response: { 200: deliverySchema },
    },
    handler: (request) => {
      const own = channels.ofSession(sessionOf(request));
      if (own === undefined)
        throw new ServerError("conflict", "This browser takes no messages yet: turn them on");
      return channels.test(own.id, actorOf(request));
    },
  });
}

/** @throws ServerError `not-signed-in`; `conflict` for a token: no browser is behind it. */
function sessionOf(request: FastifyRequest): string {
  actorOf(request);
  const { sessionId } = request.principal ?? {};
  if (sessionId === undefined) {
    throw new ServerError("conflict", "Push messages go to a browser: sign in with one, a token has none");
  }
  return sessionId;
}
