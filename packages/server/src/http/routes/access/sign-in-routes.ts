import { signInSchema, whoAmISchema } from "@hearthash/contract";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { setSessionCookie } from "../../cookies/index.js";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import { noContent } from "./no-content.js";

const tags = ["access"];

/** Sign in with the code of a link, sign out, and who the caller is. */
export function registerSignInRoutes(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const days = () => deps.config().security.sessionDays;

  routes.post(
    "/api/v1/sign-in",
    {
      config: { scope: "public", rate: "sign-in" },
      schema: {
        operationId: "signIn",
        tags,
        summary: "Exchange the code of a sign-in link for a session",
        body: signInSchema,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const agent = request.headers["user-agent"];
      const issued = deps.access.signIn(request.body.code, listener.id, request.ip, agent);
      const before = request.principal?.sessionId;
      if (before !== undefined) deps.access.signOut(before);
      setSessionCookie(reply, listener, issued.cookie, days());
      return await reply.code(204).send();
    },
  );

  routes.post(
    "/api/v1/sign-out",
    {
      config: { scope: "public" },
      schema: {
        operationId: "signOut",
        tags,
        summary: "End this browser's session",
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const sessionId = request.principal?.sessionId;
      if (sessionId !== undefined) deps.access.signOut(sessionId);
      setSessionCookie(reply, listener, undefined, days());
      return await reply.code(204).send();
    },
  );

  routes.get(
    "/api/v1/whoami",
    {
      config: { scope: "public" },
      schema: { operationId: "whoAmI", tags, summary: "Who the caller is", response: { 200: whoAmISchema } },
    },
    async ({ principal }) => {
      const miners = deps.fleet.list();
      return {
        actor: principal?.actor ?? null,
        scope: principal?.scope ?? null,
        version: deps.version,
        simulated: miners.length > 0 && miners.every(({ isSimulated }) => isSimulated),
        lanUrl: principal === undefined ? null : (deps.lanUrl?.() ?? null),
      };
    },
  );
}
