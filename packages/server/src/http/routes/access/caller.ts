import type { FastifyRequest } from "fastify";
import type { Principal } from "../../../access/index.js";
import { ServerError } from "../../../errors/index.js";

/** Who calls a route that is not public. */
export function callerOf({ principal }: FastifyRequest): Principal {
  if (principal !== undefined) return principal;
  throw new ServerError("not-signed-in", "sign in first");
}
