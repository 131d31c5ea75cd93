import "fastify";
import type { Scope } from "@hearthash/contract";
import type { Principal } from "../access/index.js";

/** What a route asks of its caller. `public`: nothing, not even reading rights. */
export type RouteScope = Scope | "public";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Every route says it; one that does not is refused at start. */
    readonly scope?: RouteScope;
  }
  interface FastifyRequest {
    /** Who calls; undefined for nobody. Set by the security hooks. */
    principal: Principal | undefined;
  }
}
