import { commandRequestSchema, commandSchema, pageOf, pageQuerySchema } from "@hearthash/contract";
import { z } from "zod";
import { isUnattended } from "../../commands/index.js";
import type { HttpDeps } from "../http-deps.js";
import { type AddRoutes, actorOf, found, idParams, minerParams } from "./api-app.js";
import { DEFAULT_LIMIT } from "./paging.js";

const commandPage = pageOf(commandSchema).meta({ id: "CommandPage" });
const idempotency = z.looseObject({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, "takes 1 to 200 visible characters")
    .optional()
    .describe("The same key and order give the same command again, never a second one"),
});
const tags = ["commands"];

/** Orders, and what became of them. */
export const addCommands: AddRoutes = (app, deps) => {
  addOrder(app, deps);
  addLists(app, deps);
  app.route({
    method: "GET",
    url: "/api/v1/commands/:id",
    config: { scope: "read" },
    schema: {
      operationId: "getCommand",
      summary: "A command and what became of it",
      tags,
      params: idParams,
      response: { 200: commandSchema },
    },
    handler: (request) => found(deps.commands.get(request.params.id), "command", request.params.id),
  });
};

const addOrder: AddRoutes = (app, { fleet, commands }) => {
  app.route({
    method: "POST",
    url: "/api/v1/miners/:id/commands",
    config: { scope: "control", problems: [409] },
    schema: {
      operationId: "orderCommand",
      summary: "Change a miner",
      description:
        "Answers before it is done: the outcome comes in event `command` of the stream, and at Location.",
      tags,
      params: minerParams,
      headers: idempotency,
      body: commandRequestSchema,
      response: { 202: commandSchema },
    },
    handler: (request, reply) => {
      const command = commands.submit({
        minerId: fleet.need(request.params.id).id,
        intent: request.body.intent,
        actor: actorOf(request),
        origin: "rest",
        isUnattended: isUnattended(actorOf(request)),
        isDryRun: request.body.dryRun ?? false,
        idempotencyKey: request.headers["idempotency-key"],
      });
      void reply.code(202).header("location", `/api/v1/commands/${command.id}`);
      return command;
    },
  });
};

const addLists: AddRoutes = (app, { fleet, commands }) => {
  app.route({
    method: "GET",
    url: "/api/v1/commands",
    config: { scope: "read" },
    schema: {
      operationId: "listCommands",
      summary: "The commands of all miners, the newest first",
      tags,
      querystring: pageQuerySchema.strict(),
      response: { 200: commandPage },
    },
    handler: (request) => pageOfCommands(commands, request.query),
  });
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id/commands",
    config: { scope: "read" },
    schema: {
      operationId: "listCommandsOfMiner",
      summary: "The commands of a miner, the newest first",
      tags,
      params: minerParams,
      querystring: pageQuerySchema.strict(),
      response: { 200: commandPage },
    },
    handler: (request) =>
      pageOfCommands(commands, { ...request.query, minerId: fleet.need(request.params.id).id }),
  });
};

function pageOfCommands(
  commands: HttpDeps["commands"],
  query: z.infer<typeof pageQuerySchema> & { readonly minerId?: string },
) {
  const { limit = DEFAULT_LIMIT, cursor: before, minerId } = query;
  const more = commands.list({ limit: limit + 1, before, minerId });
  const items = more.slice(0, limit);
  return { items, next: more.length > limit ? (items.at(-1)?.id ?? null) : null };
}
