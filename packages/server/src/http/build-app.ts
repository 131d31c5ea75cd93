import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerFactory,
  fastify,
  LogController,
} from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { HttpDeps } from "./http-deps.js";
import type { ListenerInfo } from "./listener.js";
import { answerBrokenRequest, answerUnroutable, registerProblems } from "./problems/index.js";
import { logRequests, requestLog } from "./request-log.js";
import { registerRoutes } from "./routes/index.js";
import { defaultRates, type RateLimits, registerSecurity, trustedProxies } from "./security/index.js";
import type { StreamLimits } from "./stream/index.js";

/** What tests and listeners may choose. */
export interface BuildAppOptions {
  /** Where the app hangs its handler; an own server, for `inject`, unless given. */
  readonly serverFactory?: FastifyServerFactory<Server>;
  readonly rates?: RateLimits;
  /** Measures of the live stream that differ from the usual ones. */
  readonly stream?: Partial<StreamLimits>;
}

/** Largest body of a request. */
const BODY_LIMIT_BYTES = 256 * 1024;

/** The HTTP side of one port: security in front, routes behind. @throws ServerError `config-invalid` */
export function buildApp(
  deps: HttpDeps,
  listener: ListenerInfo,
  options: BuildAppOptions = {},
): FastifyInstance {
  const { serverFactory, rates = defaultRates } = options;
  const log: FastifyBaseLogger = requestLog(deps.log, listener.id);
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies(deps.config().server.trustedProxies),
    bodyLimit: BODY_LIMIT_BYTES,
    // An id of a miner without identity holds its whole host name.
    routerOptions: { maxParamLength: 300 },
    genReqId: () => randomUUID(),
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerUnroutable,
    ...(serverFactory === undefined ? {} : { serverFactory }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // A form of a foreign page can send text/plain without asking first; JSON it cannot.
  app.removeContentTypeParser("text/plain");
  registerProblems(app);
  logRequests(app);
  registerSecurity(app, deps, listener, rates);
  app.register(async (routes) => await registerRoutes(routes, deps, listener, options.stream));
  return app;
}
