import { STATUS_CODES } from "node:http";
import { errorTable, isHearthashError } from "@hearthash/client";
import { type Config, configSchema } from "@hearthash/contract";
import type { LoadedConfig } from "@hearthash/server";
import Fastify, { type FastifyInstance } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import pino from "pino";
import type { Access, Principal } from "../../../packages/server/src/access/index.js";
import { ServerError } from "../../../packages/server/src/errors/index.js";
import { EventFlow } from "../../../packages/server/src/events/index.js";
import type { HttpDeps, ListenerInfo } from "../../../packages/server/src/http/index.js";
import { registerRoutes } from "../../../packages/server/src/http/routes/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { SmallCommands } from "./small-commands.js";
import { SmallFleet } from "./small-fleet.js";
import { SmallAccess, SmallDiscoveries, SmallJournal } from "./small-house.js";
import { SmallPresets } from "./small-presets.js";

/** A server of routes on a real port, with what it stands on. */
export interface HttpParts {
  readonly url: string;
  readonly app: FastifyInstance;
  readonly fleet: SmallFleet;
  readonly commands: SmallCommands;
  readonly journal: SmallJournal;
  readonly access: SmallAccess;
  readonly events: EventFlow;
  /** Every route that does not hide, as `get /path/{id}`. */
  readonly routes: readonly string[];
  /** Who calls: tests set it. */
  caller: Principal | undefined;
  isReady: boolean;
  readonly stop: () => Promise<void>;
}

export interface HttpPartsOptions {
  readonly config?: Partial<Config>;
  /** A configuration with its file; settings can be changed then. */
  readonly loaded?: LoadedConfig;
  readonly stream?: Parameters<typeof registerRoutes>[3];
  readonly epoch?: string;
  readonly isHttp2?: boolean;
}

/** The owner. */
export const OWNER: Principal = {
  actor: { kind: "local", id: "local", name: "owner" },
  scope: "admin",
};

const LISTENER: ListenerInfo = {
  id: "local",
  isTls: false,
  isLoopback: true,
  address: "127.0.0.1",
  port: 0,
  cookieName: "hearthash-0",
  names: [],
};

/** Starts the routes on a free port of 127.0.0.1; stopped behind the test. */
export async function httpParts(options: HttpPartsOptions = {}): Promise<HttpParts> {
  const defects: unknown[] = [];
  const events = new EventFlow((error) => defects.push(error));
  const journal = new SmallJournal(events);
  const fleet = new SmallFleet(events, journal);
  const commands = new SmallCommands(fleet, events);
  const access = new SmallAccess(journal);
  const config = { ...configSchema.parse({}), ...options.config };
  const deps: HttpDeps = {
    config: () => options.loaded?.config ?? config,
    editConfig: (setting, value) => {
      if (options.loaded === undefined) throw new Error("this house has no configuration file");
      return options.loaded.edit(setting, value);
    },
    fleet,
    commands,
    presets: new SmallPresets(commands),
    access: access as unknown as Access,
    journal,
    discoveries: new SmallDiscoveries(fleet),
    events,
    clock: { now: () => Date.now() },
    log: pino({ level: "silent" }),
    version: "1.2.3",
    epoch: options.epoch ?? "e1",
    startedAt: Date.now(),
    isReady: () => parts.isReady,
  };
  const app = makeApp(options.isHttp2 === true, () => parts.caller);
  const routes: string[] = [];
  app.addHook("onRoute", ({ method, url, schema }) => {
    const isShown = method !== "HEAD" && !(schema !== undefined && "hide" in schema);
    if (isShown) routes.push(`${String(method).toLowerCase()} ${url.replaceAll(/:(\w+)/g, "{$1}")}`);
  });
  await registerRoutes(app, deps, LISTENER, options.stream);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const parts: HttpParts = {
    ...{ url, app, fleet, commands, journal, access, events, routes, caller: OWNER, isReady: true },
    stop: async () => {
      await app.close();
      if (defects.length > 0) throw new AggregateError(defects, "a listener threw");
    },
  };
  return stoppedBehind(parts);
}

function makeApp(isHttp2: boolean, caller: () => Principal | undefined): FastifyInstance {
  const options = { forceCloseConnections: true, routerOptions: { maxParamLength: 300 } } as const;
  const app = isHttp2
    ? (Fastify({ ...options, http2: true }) as unknown as FastifyInstance)
    : Fastify(options);
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.decorateRequest("principal", undefined);
  app.addHook("onRequest", async (request) => {
    request.principal = caller();
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, code, errors } = problemOf(error);
    const detail = status < 500 || isHearthashError(error) ? (error as Error).message : undefined;
    const problem = {
      type: `urn:hearthash:problem:${code}`,
      title: STATUS_CODES[status] ?? code,
      status,
      code,
    };
    void reply.code(status).type("application/problem+json").serializer(JSON.stringify);
    void reply.send({ ...problem, detail, errors });
  });
  return app;
}

function problemOf(error: unknown) {
  if (error instanceof ServerError) return { status: error.status, code: error.code, errors: error.parts };
  if (isHearthashError(error))
    return { status: errorTable[error.code].httpStatus, code: error.code, errors: [] };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message = "" }) => ({
      path: instancePath,
      message,
    }));
    return { status: 400, code: "request-invalid", errors };
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  return { status, code: status === 500 ? String(error) : "request-invalid", errors: [] };
}
