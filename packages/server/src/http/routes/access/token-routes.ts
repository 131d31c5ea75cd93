import { createdTokenSchema, createTokenSchema, pageOf, tokenSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { HttpDeps } from "../../http-deps.js";
import { callerOf } from "./caller.js";
import { noContent } from "./no-content.js";

const tags = ["access"];
const tokenList = pageOf(tokenSchema).pick({ items: true }).meta({ id: "TokenList" });
const config = { scope: "admin" } as const;

/** Tokens of programs. */
export function registerTokenRoutes(app: FastifyInstance, { access }: HttpDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    "/api/v1/tokens",
    {
      config,
      schema: {
        operationId: "listTokens",
        tags,
        summary: "Tokens, without secrets",
        response: { 200: tokenList },
      },
    },
    async () => ({ items: [...access.tokens()] }),
  );

  routes.post(
    "/api/v1/tokens",
    {
      config,
      schema: {
        operationId: "createToken",
        tags,
        summary: "Make a token; its secret stands in this answer alone",
        body: createTokenSchema,
        response: { 201: createdTokenSchema },
      },
    },
    async (request, reply) => {
      const created = access.createToken(request.body, callerOf(request).actor);
      return await reply.code(201).send(created);
    },
  );

  routes.delete(
    "/api/v1/tokens/:id",
    {
      config,
      schema: {
        operationId: "revokeToken",
        tags,
        summary: "Revoke a token",
        params: z.object({ id: z.string().max(100) }),
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      access.revokeToken(request.params.id, callerOf(request).actor);
      return await reply.code(204).send();
    },
  );
}
