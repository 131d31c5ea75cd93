import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { type ConfigInput, configSchema } from "@hearthash/contract";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type OpenedAccess, openAccess } from "../../packages/server/src/access/index.js";
import { EventFlow } from "../../packages/server/src/events/index.js";
import {
  type BuildAppOptions,
  buildApp,
  type HttpDeps,
  type ListenerInfo,
  type Listeners,
  type ListenersOptions,
  openListeners,
} from "../../packages/server/src/http/index.js";
import type { Journal, JournalNote } from "../../packages/server/src/journal/index.js";
import { openStore } from "../../packages/server/src/store/index.js";

/** A server without miners: real store, access and log, and what can be seen of them. */
export interface House {
  readonly deps: HttpDeps;
  readonly access: OpenedAccess;
  readonly notes: readonly JournalNote[];
  readonly folder: string;
  /** Everything that was logged, at level debug. */
  readonly logged: () => string;
  /** Moves the clock. */
  readonly pass: (ms: number) => void;
}

/** Sets a house up; it is taken down behind the test. */
export function house(config: ConfigInput = {}): House {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-http-"));
  const store = openStore(join(folder, "state.db"));
  let logged = "";
  let now = Date.now();
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  const clock = { now: () => now };
  const notes: JournalNote[] = [];
  const journal = { write: (note: JournalNote) => notes.push(note), list: () => [] } as unknown as Journal;
  const access = openAccess({ store, journal, clock, sessionDays: 30 });
  const settings = configSchema.parse({ ...config, server: { listen: "127.0.0.1:0", ...config.server } });
  const deps = {
    config: () => settings,
    access,
    journal,
    clock,
    events: new EventFlow(() => undefined),
    fleet: { list: () => [] },
    log: pino({ level: "debug" }, sink),
    version: "0.0.0-test",
    epoch: "test",
    startedAt: now,
    isReady: () => true,
  } as unknown as HttpDeps;
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    deps,
    access,
    notes,
    folder,
    logged: () => logged,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** Opens its ports as the server does; they are closed behind the test. */
export async function ports(at: House, options: Omit<ListenersOptions, "deps"> = {}): Promise<Listeners> {
  const listeners = await openListeners({ deps: at.deps, ...options });
  onTestFinished(() => listeners.close());
  return listeners;
}

/** Opens one port with a route of each scope and a stream beside the product's own. */
export async function portWithProbes(
  at: House,
  over: Partial<ListenerInfo> = {},
  options: BuildAppOptions = {},
): Promise<ListenerInfo> {
  const port = await freePort();
  const base = { id: "local", isTls: false, isLoopback: true, address: "127.0.0.1", names: [] } as const;
  const listener: ListenerInfo = { ...base, port, cookieName: `hearthash-${port}`, ...over };
  const app = buildApp(at.deps, listener, options);
  for (const scope of ["read", "control", "admin"] as const) {
    app.get(`/probe/${scope}`, { config: { scope } }, async () => ({ scope }));
    app.post(`/probe/${scope}`, { config: { scope } }, async () => ({ scope }));
  }
  app.get("/probe/defect", { config: { scope: "public" } }, () => {
    throw new Error("inner words");
  });
  app.get("/probe/stream", { config: { scope: "read" } }, (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { "content-type": "text/event-stream" });
    reply.raw.write(": open\n\n");
  });
  await app.listen({ host: listener.address, port });
  onTestFinished(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  return listener;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
