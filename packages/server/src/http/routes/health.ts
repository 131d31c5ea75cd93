import { z } from "zod";
import { ServerError } from "../../errors/index.js";
import type { AddRoutes } from "./api-app.js";

const text = z.string();
const tags = ["health"];

/** Whether it lives, and whether it is ready: for service managers. They tell a stranger nothing else. */
export const addHealth: AddRoutes = (app, { isReady }) => {
  app.route({
    method: "GET",
    url: "/healthz",
    config: { scope: "public" },
    schema: {
      operationId: "healthz",
      summary: "The process lives",
      tags,
      response: { 200: { description: "ok", content: { "text/plain": { schema: text } } } },
    },
    handler: (_request, reply) => {
      void reply.type("text/plain; charset=utf-8");
      return "ok\n";
    },
  });
  app.route({
    method: "GET",
    url: "/readyz",
    config: { scope: "public", problems: [503] },
    schema: {
      operationId: "readyz",
      summary: "It takes requests",
      description: "503 while it starts or stops.",
      tags,
      response: { 200: { description: "ready", content: { "text/plain": { schema: text } } } },
    },
    handler: (_request, reply) => {
      if (!isReady())
        throw new ServerError("not-ready", "The server is starting or stopping: try again soon");
      void reply.type("text/plain; charset=utf-8");
      return "ready\n";
    },
  });
};
