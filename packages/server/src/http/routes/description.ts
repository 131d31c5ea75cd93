import { z } from "zod";
import { docsPage, docsStyle } from "../openapi/index.js";
import type { ApiApp } from "./api-app.js";
import { digest, sendTagged } from "./etag.js";

/** The page needs its style sheet and nothing else: no script, no picture, no frame. */
const DOCS_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The description of the API, for programs and for people. Made once, when it is asked for first. */
export function addDescription(app: ApiApp): void {
  addDocument(app);
  addPage(app);
}

function addDocument(app: ApiApp): void {
  const document = once(() => JSON.stringify(app.swagger()));
  app.route({
    method: "GET",
    url: "/openapi.json",
    config: { scope: "read" },
    schema: {
      operationId: "openapi",
      summary: "This description, as OpenAPI 3.1",
      tags: ["health"],
      response: { 200: z.record(z.string(), z.unknown()) },
    },
    handler: (request, reply) => sendTagged(request, reply, `"${digest(document())}"`, document()),
  });
}

function addPage(app: ApiApp): void {
  const page = once(() => docsPage(app.swagger()));
  const hidden = { hide: true };
  app.route({
    method: "GET",
    url: "/docs",
    config: { scope: "read" },
    schema: hidden,
    handler: (_request, reply) =>
      reply.type("text/html; charset=utf-8").header("content-security-policy", DOCS_POLICY).send(page()),
  });
  app.route({
    method: "GET",
    url: "/docs/style.css",
    config: { scope: "read" },
    schema: hidden,
    handler: (_request, reply) => reply.type("text/css; charset=utf-8").send(docsStyle),
  });
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
