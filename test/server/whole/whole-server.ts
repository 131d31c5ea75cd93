import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ConfigInput } from "@hearthash/contract";
import { readLocalAccess } from "@hearthash/server/local";
import { type RunningServer, type ServeOptions, startServer } from "../../../packages/server/src/index.js";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { type Answer, call } from "../support/call.js";
import { dataFolder } from "../support/server-parts.js";

/** A server as `hearthash serve` runs it, and a way to ask it. */
export interface WholeServer {
  readonly url: string;
  readonly port: number;
  /** The token that lies in its data folder, and that `api` sends. */
  readonly bearer: string;
  readonly folder: string;
  readonly running: RunningServer;
  readonly stop: () => Promise<void>;
  readonly api: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

export interface WholeOptions extends Partial<ServeOptions> {
  /** Folder of the data and the configuration; a new one unless given. */
  readonly folder?: string;
  readonly config?: ConfigInput;
}

/** Polls each second and gives up soon; takes miners on loopback, as tests have them. */
const QUICK: ConfigInput = {
  server: { listen: "127.0.0.1:0" },
  security: { allowTargets: ["127.0.0.0/8"] },
  polling: { backgroundMs: 1000, watchedMs: 1000, connectTimeoutMs: 1000, replyTimeoutMs: 1000 },
};

/** What `startServer` takes for a folder; the configuration is written there. */
export function wholeOptions({ folder = dataFolder(), config = {}, ...over }: WholeOptions): ServeOptions {
  const configFile = join(folder, "config.yaml");
  writeFileSync(configFile, JSON.stringify({ ...QUICK, ...config }));
  const { platform } = process;
  const own = { env: {}, platform, version: "1.2.3", configFile, dataFolder: folder } as const;
  return { ...own, logLevel: "silent", ...over };
}

/** Starts a server; it is stopped behind the test. */
export async function wholeServer(options: WholeOptions = {}): Promise<WholeServer> {
  return stoppedBehind(await openWhole(options));
}

/** Starts a server for a suite that stops it itself, in a folder of its own. */
export async function openWhole(options: WholeOptions): Promise<WholeServer> {
  const given = wholeOptions(options);
  const running = await startServer(given);
  const local = await readLocalAccess(running.dataFolder);
  if (local === undefined) throw new Error("the server has not said how this machine reaches it");
  const to = { url: running.url, bearer: local.token };
  return {
    ...to,
    port: Number(new URL(running.url).port),
    folder: running.dataFolder,
    running,
    stop: running.stop,
    api: (method, path, body) => call(to, method, `/api/v1${path}`, body === undefined ? {} : { body }),
  };
}

/** The secret of a new token. */
export async function newToken({ api }: WholeServer, scope: string, name = scope): Promise<string> {
  return (await api("POST", "/tokens", { name, scope })).body.secret;
}

/** Signs a browser in by a link of the server; gives the headers of its page. */
export async function signIn({ url, running }: WholeServer): Promise<Record<string, string>> {
  const code = running.loginLink().split("#signin=")[1];
  const answer = await call({ url }, "POST", "/api/v1/sign-in", { body: { code } });
  if (answer.status !== 204) throw new Error(`sign-in: ${answer.text}`);
  return { cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "", origin: url };
}

/** A miner as the API shows it, found by what it is to be like. */
export async function minerAt(server: WholeServer, address: string): Promise<Answer["body"]> {
  const { body } = await server.api("GET", "/miners");
  return body.items.find(({ host, port }: Answer["body"]) => `${host}:${port}` === address);
}

/** Adds a miner and polls it; gives its id. */
export async function added(server: WholeServer, address: string, name = address): Promise<string> {
  const [host, port] = address.split(":");
  const { body } = await server.api("POST", "/miners", { host, port: Number(port ?? 4028), name });
  return (await server.api("POST", `/miners/${body.id}/poll`)).body.id;
}

/** Kinds of the event log, the oldest first. */
export async function kinds({ api }: WholeServer, query = ""): Promise<readonly string[]> {
  const { body } = await api("GET", `/events?limit=1000&${query}`);
  return body.items.map(({ kind }: Answer["body"]) => kind).reverse();
}
