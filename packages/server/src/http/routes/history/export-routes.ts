import { Readable } from "node:stream";
import { exportQuerySchema } from "@hearthash/contract";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import { minerParams } from "../api-app.js";
import { FLEET, neededHistory, type Subject, subjectOf } from "./history-of.js";
import type { HistoryRouteDeps } from "./history-reader.js";
import { type AddHistoryRoutes, config, tags } from "./history-routes-kit.js";
import { requestedPoints, requestedSpan } from "./requested-span.js";

type Format = "csv" | "json";

const CONTENT_TYPE = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };
const formats: readonly Format[] = ["csv", "json"];

/** Everything that is kept, as a file: read and sent part by part. */
export const addExportRoutes: AddHistoryRoutes = (app, deps) => {
  for (const format of formats) {
    app.route({
      method: "GET",
      url: `/api/v1/miners/:id/history.${format}`,
      config,
      schema: {
        operationId: `exportHistory${format === "csv" ? "Csv" : "Json"}`,
        summary: `History of a miner as ${format.toUpperCase()}`,
        tags,
        params: minerParams,
        querystring: exportQuerySchema,
        response: fileResponse(format),
      },
      handler: async (request, reply) => {
        await send(deps, await subjectOf(deps, request.params.id), format, request.query, reply);
      },
    });
    app.route({
      method: "GET",
      url: `/api/v1/fleet/history.${format}`,
      config,
      schema: {
        operationId: `exportFleetHistory${format === "csv" ? "Csv" : "Json"}`,
        summary: `Totals of all miners as ${format.toUpperCase()}`,
        tags,
        querystring: exportQuerySchema,
        response: fileResponse(format),
      },
      handler: async (request, reply) => {
        await send(deps, FLEET, format, request.query, reply);
      },
    });
  }
};

/** A file that is sent as it is read: nothing checks it on the way. */
function fileResponse(format: Format) {
  const type = CONTENT_TYPE[format].split(";")[0] ?? "";
  return {
    200: { description: `A file of ${format.toUpperCase()}`, content: { [type]: { schema: z.string() } } },
  };
}

function send(
  deps: HistoryRouteDeps,
  subject: Subject,
  format: Format,
  query: z.infer<typeof exportQuerySchema>,
  reply: FastifyReply,
): FastifyReply {
  const history = neededHistory(deps);
  const wanted = {
    ...subject,
    ...requestedSpan(query, deps.clock.now()),
    points: requestedPoints(query.points, history.points, history.points),
    resolution: query.resolution,
  };
  const lines = format === "csv" ? history.exportCsv(wanted) : history.exportJson(wanted);
  // An id is never a path: what is not a letter or a digit becomes a dash.
  const file = `hearthash-${subject.minerId.replaceAll(/[^a-zA-Z0-9.]/g, "-")}.${format}`;
  return reply
    .header("content-type", CONTENT_TYPE[format])
    .header("content-disposition", `attachment; filename="${file}"`)
    .send(Readable.from(lines));
}
