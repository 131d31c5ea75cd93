import { isReadRequest, redactTree, refusalIn } from "@hearthash/client";
import { minerDetailSchema, pageOf, poolSchema, rawReplySchema } from "@hearthash/contract";
import { z } from "zod";
import { ServerError } from "../../../errors/index.js";
import { deviceText, minerDetail, poolResource } from "../../resources/index.js";
import { type AddRoutes, MINER_PROBLEMS, minerParams } from "../api-app.js";

const rawParams = minerParams.extend({
  command: z
    .string()
    .regex(/^[a-z_]{1,40}(?:\+[a-z_]{1,40}){0,7}$/i, "takes a cgminer command, or some joined with +")
    .describe("A command that only reads, such as estats"),
});
const rawQuery = z.strictObject({ parameter: z.string().max(200).optional() });
const poolList = pageOf(poolSchema).pick({ items: true }).meta({ id: "PoolList" });
const tags = ["miners"];

/** What is asked of the miner itself while the caller waits. */
export const addAskMiner: AddRoutes = (app, deps) => {
  addPools(app, deps);
  addPoll(app, deps);
  addRaw(app, deps);
};

const addPools: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id/pools",
    config: { scope: "read", problems: MINER_PROBLEMS },
    schema: {
      operationId: "listPools",
      summary: "The pools of a miner, asked now",
      tags,
      params: minerParams,
      response: { 200: poolList },
    },
    handler: async (request) => {
      const pools = await fleet.pools(fleet.need(request.params.id).id);
      return { items: pools.map(poolResource) };
    },
  });
};

const addPoll: AddRoutes = (app, { fleet }) => {
  app.route({
    method: "POST",
    url: "/api/v1/miners/:id/poll",
    config: { scope: "control" },
    schema: {
      operationId: "pollMiner",
      summary: "Poll a miner now",
      description: "Answers when the poll has ended. One that failed is told in `error` of the miner.",
      tags,
      params: minerParams,
      response: { 200: minerDetailSchema },
    },
    handler: async (request) => minerDetail(await fleet.pollNow(fleet.need(request.params.id).id)),
  });
};

const addRaw: AddRoutes = (app, { fleet, clock }) => {
  app.route({
    method: "GET",
    url: "/api/v1/miners/:id/raw/:command",
    config: { scope: "admin", problems: MINER_PROBLEMS },
    schema: {
      operationId: "readRaw",
      summary: "Any reply of a miner, as it came",
      description:
        "For commands that only read; what changes something goes through commands. Passwords are hidden.",
      tags,
      params: rawParams,
      querystring: rawQuery,
      response: { 200: rawReplySchema },
    },
    handler: async (request) => {
      const { id, command } = request.params;
      const { parameter } = request.query;
      const miner = fleet.need(id);
      if (!isReadRequest(command, parameter)) throw writeRefused(command);
      const reply = await fleet.handle(miner.id).command(command, parameter);
      const refusal = refusalIn(reply, command, miner.endpoint);
      if (refusal !== undefined) throw refusal;
      const issues = reply.issues.map(({ code, at, detail }) => ({
        code,
        at: deviceText(at),
        detail: deviceText(detail),
      }));
      return { command, at: clock.now(), reply: redactTree(reply.tree ?? reply.text), issues };
    },
  });
};

function writeRefused(command: string): ServerError {
  const message = "takes commands that only read";
  return new ServerError(
    "request-invalid",
    `${command} may change the miner, and raw only reads: use POST .../commands, which checks and reads back`,
    [{ path: "command", message }],
  );
}
