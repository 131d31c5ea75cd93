import {
  createdPairingCodeSchema,
  createPairingCodeSchema,
  pageOf,
  pairingCodeSchema,
} from "@hearthash/contract";
import type { FastifyRequest } from "fastify";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import { baseOf } from "../access/index.js";
import { type ApiApp, actorOf, nothing } from "../api-app.js";

const tags = ["pairing"];
const config = { scope: "admin" } as const;
const codeList = pageOf(pairingCodeSchema).pick({ items: true }).meta({ id: "PairingCodeList" });

/** Codes that pair a device. */
export function registerCodeRoutes(app: ApiApp, deps: HttpDeps, listener: ListenerInfo): void {
  app.route({
    method: "POST",
    url: "/api/v1/pairing-codes",
    config,
    schema: {
      operationId: "createPairingCode",
      summary: "Make a pairing code: one device, five minutes, five tries",
      description: "The code stands in this answer alone. One that was open before ends.",
      tags,
      body: createPairingCodeSchema,
      response: { 201: createdPairingCodeSchema },
    },
    handler: async (request, reply) => {
      const { scope, name } = request.body;
      const made = deps.pairing.createCode({ scope, name }, actorOf(request));
      const url = `${entryOf(request, deps, listener)}/pair#code=${made.code}`;
      return await reply
        .code(201)
        .send({ ...made, url, caFingerprint: deps.lan?.()?.ca?.fingerprint ?? null });
    },
  });

  app.route({
    method: "GET",
    url: "/api/v1/pairing-codes",
    config,
    schema: {
      operationId: "listPairingCodes",
      summary: "The open pairing code, without the code itself",
      tags,
      response: { 200: codeList },
    },
    handler: () => ({ items: [...deps.pairing.codes()] }),
  });

  app.route({
    method: "DELETE",
    url: "/api/v1/pairing-codes",
    config,
    schema: {
      operationId: "cancelPairingCodes",
      summary: "Take the open pairing code back",
      tags,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      deps.pairing.cancelCodes(actorOf(request));
      return await reply.code(204).send();
    },
  });
}

/** What a phone opens: the TLS port by name, else what a proxy shows, else as the caller came in. */
function entryOf(request: FastifyRequest, deps: HttpDeps, listener: ListenerInfo): string {
  const [shown] = deps.config().server.publicUrls;
  const proxied = shown === undefined ? undefined : new URL(shown).origin;
  return deps.lanUrl?.() ?? proxied ?? baseOf(request, listener);
}
