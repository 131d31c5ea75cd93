import type { Readable } from "node:stream";
import { streamQuerySchema } from "@hearthash/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { ServerError } from "../../errors/index.js";
import type { Fleet } from "../../fleet/index.js";
import type { HttpDeps } from "../http-deps.js";
import type { StreamHub } from "../stream/index.js";
import type { ApiApp } from "./api-app.js";

const MOST_DETAILS = 20;
const EVENT_STREAM = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};
const lastEventId = z.looseObject({ "last-event-id": z.string().max(200).optional() });

/** The live stream. */
export function addStream(app: ApiApp, { fleet }: HttpDeps, hub: StreamHub): void {
  app.route({
    method: "GET",
    url: "/api/v1/stream",
    exposeHeadRoute: false,
    config: { scope: "read" },
    schema: {
      operationId: "stream",
      summary: "The live stream of server-sent events",
      description: "A snapshot, then changes. docs/rest.md tells its events and how it is resumed.",
      tags: ["stream"],
      querystring: streamQuerySchema,
      headers: lastEventId,
      response: { 200: { description: "Events", content: { "text/event-stream": { schema: z.string() } } } },
    },
    handler: (request, reply) => {
      const { after, watch, detail } = request.query;
      const ids = detailIds(detail, fleet);
      const client = hub.open(
        {
          principal: request.principal,
          caller: callerOf(request),
          detail: ids,
          socketBacklog: () => (reply.raw.writableEnded ? 0 : reply.raw.writableLength),
        },
        after ?? request.headers["last-event-id"],
      );
      client.source.once("close", startWatching(fleet, watch ?? defaultWatch(fleet, hub), ids));
      sendEvents(reply, client.source);
    },
  });
}

function sendEvents(reply: FastifyReply, source: Readable): void {
  void reply.headers(EVENT_STREAM).send(source);
}

/** A house is polled fast while somebody looks; thousands only where somebody asks for it. */
function defaultWatch(fleet: Fleet, hub: StreamHub): "all" | "none" {
  return fleet.list().length <= hub.limits.watchAllUpTo ? "all" : "none";
}

function startWatching(fleet: Fleet, watch: "all" | "none", ids: ReadonlySet<string>): () => void {
  if (watch === "all") return fleet.watch();
  return ids.size === 0 ? () => undefined : fleet.watch([...ids]);
}

function detailIds(detail: string | undefined, fleet: Fleet): ReadonlySet<string> {
  const ids = (detail ?? "").split(",").filter((id) => id !== "");
  if (ids.length > MOST_DETAILS) {
    throw new ServerError("request-invalid", `At most ${MOST_DETAILS} miners are told in detail`, [
      { path: "detail", message: `takes at most ${MOST_DETAILS} ids` },
    ]);
  }
  return new Set(ids.map((id) => fleet.need(id).id));
}

/** Sessions and tokens are counted by themselves; who reads without signing in, by address. */
function callerOf({ principal, ip }: FastifyRequest): string {
  if (principal === undefined) return `address ${ip}`;
  return `${principal.actor.kind} ${principal.sessionId ?? principal.actor.id}`;
}
