import type { FastifyInstance } from "fastify";
import { ServerError } from "../../../errors/index.js";
import { type LanDoor, MOBILE_CONFIG_TYPE, mobileConfig } from "../../../ios/index.js";
import { lanName } from "../../../names/index.js";
import type { HttpDeps } from "../../http-deps.js";
import type { ListenerInfo } from "../../listener.js";
import { iconSvg } from "./icon-svg.js";
import { iosPage } from "./ios-page.js";
import { iosStyle } from "./ios-style.js";
import { qrSvg } from "./qr-svg.js";

/** The page needs its style sheet and one picture: no script, no frame, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Nobody can have signed in yet, and nothing here is secret: the CA's certificate is what every phone gets. */
const open = { config: { scope: "public" }, schema: { hide: true } } as const;

/** The way for an iPhone to trust this server: pages that need nothing of the dashboard. */
export function registerIosRoutes(app: FastifyInstance, deps: HttpDeps, listener: ListenerInfo): void {
  const name = () => lanName(deps.config().lan);
  const door = () => deps.lan?.();

  app.get("/ios", open, (request, reply) => {
    const userAgent = request.headers["user-agent"];
    const page = iosPage({ door: door(), name: name(), userAgent, isAtHome: !listener.isTls });
    return reply
      .type("text/html; charset=utf-8")
      .headers({ "content-security-policy": POLICY, "cache-control": "no-store", vary: "user-agent" })
      .send(page);
  });

  app.get("/ios/style.css", open, (_request, reply) =>
    reply.type("text/css; charset=utf-8").header("cache-control", "no-cache").send(iosStyle),
  );

  app.get("/ios/icon.svg", open, (_request, reply) =>
    reply
      .type("image/svg+xml")
      .headers({ "content-security-policy": "default-src 'none'", "cache-control": "no-cache" })
      .send(iconSvg),
  );

  app.get("/ios/qr.svg", open, (_request, reply) =>
    reply
      .type("image/svg+xml")
      .headers({ "content-security-policy": "default-src 'none'", "cache-control": "no-store" })
      .send(qrSvg(`${need(door()).url}/ios`)),
  );

  app.get("/ios/hearthash.mobileconfig", open, (_request, reply) => {
    const { ca } = need(door());
    if (ca === undefined) {
      throw new ServerError("not-found", "the certificate is one of your own: install its authority instead");
    }
    return reply.type(MOBILE_CONFIG_TYPE).header("cache-control", "no-store").send(mobileConfig(ca, name()));
  });
}

function need(door: LanDoor | undefined): LanDoor {
  if (door !== undefined) return door;
  throw new ServerError("not-found", "the TLS port is closed: set lan.enabled, or start with --lan");
}
