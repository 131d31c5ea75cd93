import swagger from "@fastify/swagger";
import { problemSchema } from "@hearthash/contract";
import type { FastifyInstance, FastifySchema, RouteOptions } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { keepReferenced } from "./keep-referenced.js";
import { problemStatuses } from "./problem-statuses.js";

const TAGS = [
  { name: "miners", description: "Miners, their pools and replies" },
  { name: "commands", description: "What changes a miner" },
  { name: "alerts", description: "What is wrong, the rules behind it, what is muted" },
  { name: "channels", description: "Where messages go" },
  { name: "schedules", description: "What is done by the clock" },
  { name: "backups", description: "Everything but secrets in one file" },
  { name: "guard", description: "Whether miners work for whom they should" },
  { name: "history", description: "Values over time, energy, files to take away" },
  { name: "presets", description: "Pools under a name" },
  { name: "discovery", description: "Searches for miners" },
  { name: "house", description: "All miners together, event log, catalogue, settings" },
  { name: "stream", description: "The live stream" },
  { name: "access", description: "Sign-in, sessions, tokens" },
  { name: "pairing", description: "Phones: codes, devices, how they reach the server" },
  { name: "health", description: "For service managers and Prometheus" },
];

/** Makes the app collect its description, before its routes are added. `app.swagger()` gives it once it is ready. */
export async function describeApi(app: FastifyInstance, version: string, cookieName: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "hearthash", version, description: "Read, watch and control home bitcoin miners." },
      tags: TAGS,
      components: {
        securitySchemes: {
          bearer: { type: "http", scheme: "bearer", description: "A token of `hearthash tokens`" },
          cookie: { type: "apiKey", in: "cookie", name: cookieName, description: "The session of a browser" },
        },
      },
    },
    transform: ({ schema, url, route, ...rest }) =>
      jsonSchemaTransform({ ...rest, route, url, schema: withRules(schema, route) }),
    transformObject: (document) => keepReferenced(jsonSchemaTransformObject(document)),
  });
}

/** What the scope of a route means for who calls it, and how it may fail. */
function withRules(schema: FastifySchema | undefined, { config }: RouteOptions): FastifySchema {
  const { response = {}, description, ...rest } = schema ?? {};
  const scope = config?.scope ?? "admin";
  const needs = scope === "public" ? "For anybody." : `Needs the scope \`${scope}\`.`;
  const hasInput = [rest.body, rest.params, rest.querystring, rest.headers].some(
    (part) => part !== undefined,
  );
  const statuses = problemStatuses({
    scope,
    hasInput,
    hasBody: rest.body !== undefined,
    hasParams: rest.params !== undefined,
    own: config?.problems ?? [],
  });
  const problems = Object.fromEntries(
    statuses.map(({ status, title }) => [
      status,
      { description: title, content: { "application/problem+json": { schema: problemSchema } } },
    ]),
  );
  return {
    ...rest,
    description: [description, needs].filter((part) => part !== undefined).join("\n\n"),
    response: { ...problems, ...describeBodies(response) },
    security: scope === "public" ? [] : [{ bearer: [] }, { cookie: [] }],
  };
}

/** @fastify/swagger gives every response a description of its own words unless there is one. */
function describeBodies(response: unknown): Record<string, unknown> {
  const entries = Object.entries(response as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([status, schema]) => [
      status,
      schema instanceof z.ZodType && !(schema instanceof z.ZodUndefined)
        ? { description: "Done", content: { "application/json": { schema } } }
        : schema,
    ]),
  );
}
