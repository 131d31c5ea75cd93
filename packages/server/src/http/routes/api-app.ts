import type { Actor } from "@hearthash/contract";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import { ServerError } from "../../errors/index.js";
import type { HttpDeps } from "../http-deps.js";
import type {} from "../route-scope.js";

/** The app as routes see it: what a zod schema says is what a handler gets. */
export type ApiApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Adds the routes of one resource. */
export type AddRoutes = (app: ApiApp, deps: HttpDeps) => void;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Statuses of the problems of this route's own, for the API's description. */
    readonly problems?: readonly number[];
  }
}

/** Problems of routes that ask a miner: refused by it, not for its model, unreachable, silent. */
export const MINER_PROBLEMS = [409, 422, 502, 504] as const;

/** Path of a miner. */
export const minerParams = z.object({ id: z.string().min(1).max(300).describe("Id of a miner") });

/** Path of anything else with an id. */
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

/** What an id stands for. @throws ServerError `not-found`. */
export function found<Thing>(thing: Thing | undefined, what: string, id: string): Thing {
  if (thing === undefined) throw new ServerError("not-found", `There is no ${what} ${id}`);
  return thing;
}
