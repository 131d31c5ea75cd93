import type { FastifyInstance, HTTPMethods } from "fastify";
import { ServerError } from "../../errors/index.js";
import type { RouteScope } from "../route-scope.js";

const METHODS: readonly HTTPMethods[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

interface KnownPath {
  readonly methods: Set<string>;
  /** A path that anybody may read answers anybody that it takes no other method. */
  scope: RouteScope;
}

/** Answers 405 with Allow where a path is known and its method is not. Made before the routes, closed behind them. */
export class MethodFence {
  readonly #app: FastifyInstance;
  readonly #paths = new Map<string, KnownPath>();
  #isClosed = false;

  constructor(app: FastifyInstance) {
    this.#app = app;
    app.addHook("onRoute", ({ url, method, config }) => {
      if (this.#isClosed) return;
      const known = this.#paths.get(url) ?? { methods: new Set<string>(), scope: "read" };
      for (const one of [method].flat()) known.methods.add(one);
      if (config?.scope === "public") known.scope = "public";
      this.#paths.set(url, known);
    });
  }

  /** Adds the refusals. Routes that come later are not covered. */
  close(): void {
    this.#isClosed = true;
    for (const [url, { methods, scope }] of this.#paths) {
      const allow = METHODS.filter((method) => methods.has(method)).join(", ");
      const others = METHODS.filter((method) => !methods.has(method));
      this.#app.route({
        method: others,
        url,
        config: { scope },
        schema: { hide: true },
        handler: (request, reply) => {
          void reply.header("allow", allow);
          throw new ServerError("method-not-allowed", `${request.method} is not for this address: ${allow}`);
        },
      });
    }
  }
}
