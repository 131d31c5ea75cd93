import { lanSchema } from "@hearthash/contract";
import type { AddRoutes } from "../api-app.js";

/** How the home network reaches the server. */
export const addLanRoute: AddRoutes = (app, deps) => {
  app.route({
    method: "GET",
    url: "/api/v1/lan",
    config: { scope: "read" },
    schema: {
      operationId: "getLan",
      summary: "How phones reach the server, and the CA they compare",
      tags: ["pairing"],
      response: { 200: lanSchema },
    },
    handler: () => {
      const door = deps.lan?.();
      return {
        enabled: door !== undefined,
        url: door?.url ?? null,
        addresses: [...(door?.addresses() ?? [])],
        caFingerprint: door?.ca?.fingerprint ?? null,
      };
    },
  });
};
