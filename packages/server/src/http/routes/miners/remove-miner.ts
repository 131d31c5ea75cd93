import type { Actor } from "@hearthash/contract";
import { z } from "zod";
import { ServerError } from "../../../errors/index.js";
import type { HttpDeps } from "../../http-deps.js";
import { type AddRoutes, actorOf, minerParams, nothing } from "../api-app.js";

const query = z.strictObject({
  history: z.enum(["keep", "delete"]).default("keep").describe("What becomes of its history"),
});

/** Removes a miner, and its history if that is wanted: also the history of one that was removed before. */
export const addRemoveMiner: AddRoutes = (app, deps) => {
  app.route({
    method: "DELETE",
    url: "/api/v1/miners/:id",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "removeMiner",
      summary: "Remove a miner",
      description:
        "Miners of the configuration and of the command line are removed there. Its history is kept, and read by its id, unless history=delete is given: that takes the history of a former miner away too.",
      tags: ["miners"],
      params: minerParams,
      querystring: query,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const actor = actorOf(request);
      if (request.query.history === "delete") await removeWhole(deps, request.params.id, actor);
      else deps.fleet.remove(deps.fleet.need(request.params.id).id, actor);
      void reply.code(204).send();
    },
  });
};

async function removeWhole({ fleet, history, journal }: HttpDeps, id: string, actor: Actor): Promise<void> {
  if (history === undefined) {
    const text =
      "History is switched off: nothing of it can be deleted. Remove the miner without history=delete";
    throw new ServerError("not-found", text);
  }
  const live = fleet.get(id);
  if (live === undefined && !(await history.knows(id))) {
    throw new ServerError("not-found", `There is no miner ${id}, and no history of one`);
  }
  const minerId = live?.id ?? id;
  if (live !== undefined) fleet.remove(minerId, actor);
  await history.erase(minerId);
  const message = `${actor.name} has deleted the history of ${live?.name ?? id}`;
  journal.write({ kind: "history.deleted", severity: "warning", minerId, actor, message });
}
