import { loginLinkSchema, pageOf, sessionSchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import { baseOf } from "./base-of.js";
import { callerOf } from "./caller.js";
import { noContent } from "./no-content.js";

const tags = ["access"];
const config = { scope: "admin" } as const;
const sessionList = pageOf(sessionSchema).pick({ items: true }).meta({ id: "SessionList" });
const idParams = z.object({ id: z.string().max(100) });

/** Signed-in browsers, and links for further ones. */
export function registerSessionRoutes(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    "/api/v1/sessions",
    {
      config,
      schema: {
        operationId: "listSessions",
        tags,
        summary: "Signed-in browsers",
        response: { 200: sessionList },
      },
    },
    async (request) => {
      const present = callerOf(request).sessionId;
      const items = deps.access
        .sessions()
        .map((session) => ({ ...session, current: session.id === present }));
      return { items };
    },
  );

  routes.delete(
    "/api/v1/sessions/:id",
    {
      config,
      schema: {
        operationId: "revokeSession",
        tags,
        summary: "Sign a browser out",
        params: idParams,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      deps.access.revokeSession(request.params.id, callerOf(request).actor);
      return await reply.code(204).send();
    },
  );

  routes.post(
    "/api/v1/login-links",
    {
      config,
      schema: {
        operationId: "createLoginLink",
        tags,
        summary: "Make a sign-in link: one use, five minutes",
        response: { 201: loginLinkSchema },
      },
    },
    async (request, reply) => {
      const { code, expiresAt } = deps.access.createLoginCode(callerOf(request).actor);
      const link = (base: string) => `${base}/#signin=${code}`;
      const lanUrl = deps.lanUrl?.();
      return await reply.code(201).send({
        url: link(baseOf(request, listener)),
        lanUrl: lanUrl === undefined ? null : link(lanUrl),
        expiresAt,
      });
    },
  );
}
