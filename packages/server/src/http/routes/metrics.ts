import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { ServerError } from "../../errors/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { MetricsPage } from "../metrics/index.js";
import type { ApiApp } from "./api-app.js";

/** The page that Prometheus reads. */
export function addMetrics(app: ApiApp, { config }: HttpDeps, page: MetricsPage): void {
  app.route({
    method: "GET",
    url: "/metrics",
    config: { scope: "read", problems: [404] },
    schema: {
      operationId: "metrics",
      summary: "Metrics in Prometheus' text format",
      description: "Unless metrics.enabled is false.",
      tags: ["health"],
      response: { 200: { description: "The page", content: { "text/plain": { schema: z.string() } } } },
    },
    handler: (_request, reply) => {
      if (!config().metrics.enabled) {
        throw new ServerError("not-found", "Metrics are turned off: metrics.enabled in the configuration");
      }
      sendPage(reply, page);
    },
  });
}

function sendPage(reply: FastifyReply, page: MetricsPage): void {
  void reply.type("text/plain; version=0.0.4; charset=utf-8").send(Readable.from(page.parts()));
}
