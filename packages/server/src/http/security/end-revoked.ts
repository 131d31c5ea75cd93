import type { Actor } from "@hearthash/contract";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { HttpDeps } from "../http-deps.js";

/** Ends what a session or token still has open when it is revoked: a stream would go on for days otherwise. */
export function endRevoked(app: FastifyInstance, { access }: HttpDeps): void {
  const open = new Map<string, Set<FastifyReply["raw"]>>();
  app.addHook("onRequest", async ({ principal }, { raw }) => {
    if (principal === undefined) return;
    const key = keyOf(principal.actor);
    const own = open.get(key) ?? new Set();
    open.set(key, own.add(raw));
    raw.once("close", () => {
      own.delete(raw);
      if (own.size === 0 && open.get(key) === own) open.delete(key);
    });
  });
  const stop = access.onRevoked((actor) => {
    // A reply that has not begun is a short one, such as that to the sign-out itself.
    for (const raw of open.get(keyOf(actor)) ?? []) if (raw.headersSent) raw.destroy();
  });
  app.addHook("onClose", async () => stop());
}

function keyOf({ kind, id }: Actor): string {
  return `${kind} ${id}`;
}
