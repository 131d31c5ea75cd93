import type { Actor } from "@hearthash/contract";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { ServerError } from "../../errors/index.js";
import type {} from "../route-scope.js";

/** Path of anything with an id. */
export const idParams = z.object({ id: z.string().min(1).max(100) });

/** Answer without a body. */
export const nothing = z.undefined().describe("Done");

/**
 * Who calls a route that needs a caller.
 *
 * @throws ServerError `not-signed-in`.
 */
export function actorOf({ principal }: FastifyRequest): Actor {
  if (principal === undefined) {
    throw new ServerError("not-signed-in", "Sign in with a link of `hearthash login-link`, or send a token");
  }
  return principal.actor;
}
