import type { Problem } from "@hearthash/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { LockedOutError } from "../../access/index.js";
import { ServerError } from "../../errors/index.js";
import { problemOf } from "./problem-of.js";

/** Every error of every route becomes problem details (RFC 9457); defects are logged in full. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, "a request failed");
    if (error instanceof LockedOutError) {
      reply.header("retry-after", String(Math.ceil(error.retryAfterMs / 1000)));
    }
    return await sendProblem(reply, problem);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = (request.raw.url ?? "").split(/[?#]/)[0]?.slice(0, 200);
    const unknown = new ServerError("not-found", `there is nothing at ${request.method} ${path}`);
    return await sendProblem(reply, problemOf(unknown));
  });
}

/** Errors in front of routing (a URL that cannot be decoded), which no error handler sees. */
export function answerUnroutable(error: unknown, _request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply, problemOf(error));
}

async function sendProblem(reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  // As text: a route's own schema of replies knows nothing of problems.
  return reply
    .code(problem.status)
    .type("application/problem+json")
    .serializer(String)
    .send(JSON.stringify(problem));
}
