import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { addressGroup } from "../../access/index.js";
import { ServerError } from "../../errors/index.js";
import type { HttpDeps } from "../http-deps.js";
import { type Rate, TokenBuckets } from "./token-buckets.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A route that guesses could be made at. */
    readonly rate?: "sign-in" | "pairing";
  }
}

/** How much callers may do: by address until it is known who they are, then by who they are. */
export interface RateLimits {
  readonly address: Rate;
  readonly principal: Rate;
  readonly signIn: Rate;
}

export const defaultRates: RateLimits = {
  address: { burst: 600, perSecond: 120 },
  principal: { burst: 1200, perSecond: 240 },
  signIn: { burst: 10, perSecond: 0.2 },
};

/** The limit by address comes in front of everything that costs: token, session, body. */
export function guardAddressRate(app: FastifyInstance, deps: HttpDeps, limits: RateLimits): void {
  const strangers = new TokenBuckets(limits.address, deps.clock);
  const guessable = {
    "sign-in": new TokenBuckets(limits.signIn, deps.clock),
    pairing: new TokenBuckets(limits.signIn, deps.clock),
  };
  app.addHook("onRequest", async (request, reply) => {
    const from = addressGroup(request.ip);
    const { rate } = request.routeOptions.config;
    if (rate !== undefined) demand(guessable[rate].take(from), reply);
    else if (!carriesProof(request)) demand(strangers.take(from), reply);
  });
}

/** The limit of those who are known, and of those whose proof was none. */
export function guardPrincipalRate(app: FastifyInstance, deps: HttpDeps, limits: RateLimits): void {
  const known = new TokenBuckets(limits.principal, deps.clock);
  const failed = new TokenBuckets(limits.address, deps.clock);
  app.addHook("onRequest", async (request, reply) => {
    const { principal } = request;
    if (!carriesProof(request)) return;
    if (principal === undefined) demand(failed.take(addressGroup(request.ip)), reply);
    else demand(known.take(`${principal.actor.kind} ${principal.actor.id}`), reply);
  });
}

/** Whether it brings something to be judged by: a token or a cookie. */
function carriesProof({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined || headers.cookie !== undefined;
}

function demand(waitMs: number, reply: FastifyReply): void {
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  reply.header("retry-after", String(seconds));
  throw new ServerError("too-many-requests", `too many requests; try again in ${seconds} s`);
}
