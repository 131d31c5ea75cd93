import { deviceSchema, pairSchema } from "@hearthash/contract";
import { setSessionCookie } from "../../cookies/index.js";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import type { ApiApp } from "../api-app.js";

const DAY_MS = 86_400_000;

/** Exchanges a code for the session of a device. */
export function registerPairRoute(app: ApiApp, deps: HttpDeps, listener: ListenerInfo): void {
  app.route({
    method: "POST",
    url: "/api/v1/pair",
    config: { scope: "public", rate: "pairing", problems: [401, 409, 410] },
    schema: {
      operationId: "pair",
      summary: "Exchange a pairing code for the session of this device",
      description:
        "401 `pairing-refused` for a wrong code, with `triesLeft`; 410 `pairing-over` for one that was used, is too " +
        "old or was taken back; 429 `locked-out` with Retry-After behind too many wrong ones.",
      tags: ["pairing"],
      body: pairSchema,
      response: { 200: deviceSchema },
    },
    handler: (request, reply) => {
      const { code, deviceName } = request.body;
      const userAgent = request.headers["user-agent"];
      const caller = { listener: listener.id, from: request.ip, userAgent };
      const { cookie, device } = deps.pairing.pair({ code, deviceName, ...caller });
      // Paired anew: what this browser was before ends.
      const before = request.principal?.sessionId;
      if (before !== undefined) deps.access.signOut(before);
      setSessionCookie(reply, listener, cookie, (device.expiresAt - device.createdAt) / DAY_MS);
      return { ...device, isThisOne: true };
    },
  });
}
