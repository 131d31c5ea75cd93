import { pipeline, Readable } from "node:stream";
import { constants, createGzip } from "node:zlib";
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
    handler: (request, reply) => {
      if (!config().metrics.enabled) {
        throw new ServerError("not-found", "Metrics are turned off: metrics.enabled in the configuration");
      }
      sendPage(reply, page, takesGzip(request.headers["accept-encoding"]));
    },
  });
}

/** Packed on another thread for whoever asks: a page of thousands of miners is a tenth then. */
function sendPage(reply: FastifyReply, page: MetricsPage, isPacked: boolean): void {
  const parts = Readable.from(page.parts());
  void reply.type("text/plain; version=0.0.4; charset=utf-8").header("vary", "accept-encoding");
  if (!isPacked) {
    void reply.send(parts);
    return;
  }
  const packed = createGzip({ level: constants.Z_BEST_SPEED });
  // Whoever goes away ends the packing, and that the page.
  pipeline(parts, packed, () => undefined);
  void reply.header("content-encoding", "gzip").send(packed);
}

/** Whether a header of RFC 9110, 12.5.3, names gzip and does not refuse it. */
function takesGzip(header: string | readonly string[] | undefined): boolean {
  const codings = String(header ?? "").split(",");
  return codings.some((coding) => /^\s*(x-)?gzip\s*(;\s*q=(1|0?\.0*[1-9])|$)/i.test(coding));
}
