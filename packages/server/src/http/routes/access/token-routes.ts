import { createdTokenSchema, createTokenSchema, pageOf, tokenSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { HttpDeps } from "../../http-deps.js";
import { callerOf } from "./caller.js";

const tags = ["Access"];
const config = { scope: "admin" } as const;

/** Tokens of programs. */
export function registerTokenRoutes(app: FastifyInstance, { access }: HttpDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    "/api/v1/tokens",
    { config, schema: { tags, summary: "Tokens, without secrets", response: { 200: pageOf(tokenSchema) } } },
    async () => ({ items: [...access.tokens()], next: null }),
  );

  routes.post(
    "/api/v1/tokens",
    {
      config,
      schema: {
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
    { config, schema: { tags, summary: "Revoke a token", params: z.object({ id: z.string().max(100) }) } },
    async (request, reply) => {
      access.revokeToken(request.params.id, callerOf(request).actor);
      return await reply.code(204).send();
    },
  );
}
