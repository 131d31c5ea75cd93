import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";

/** Wherever one of these stands in what is logged, it is left out. */
const SECRETS = ["authorization", "cookie", "set-cookie", "code", "password", "secret", "token"];

/** The log of a port: secrets are taken out by name, requests are shown without query. */
export function requestLog(log: Logger, listener: string): Logger {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  return log.child(
    { listener },
    {
      redact: { paths, censor: "[left out]" },
      serializers: { req: shownRequest, res: shownReply },
    },
  );
}

/** A line for each request, for those who look for a fault. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { statusCode, elapsedTime } = reply;
    const by = request.principal?.actor.kind;
    request.log.debug({ req: request, statusCode, elapsedMs: Math.round(elapsedTime), by }, "request");
  });
}

function shownRequest(request: { readonly method?: string; readonly url?: string; readonly ip?: string }) {
  const { method, url = "", ip } = request;
  return { method, path: url.split(/[?#]/)[0]?.slice(0, 300), from: ip };
}

function shownReply({ statusCode }: { readonly statusCode?: number }) {
  return { statusCode };
}
