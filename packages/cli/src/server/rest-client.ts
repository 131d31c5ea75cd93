import type { Readable } from "node:stream";
import { HearthashError } from "@hearthash/client";
import { problemSchema } from "@hearthash/contract";
import type { CliContext } from "../context.js";
import { findServer } from "./find-server.js";
import { httpExchange, httpRead, readAll } from "./http-exchange.js";
import type { ServerAddress } from "./server-address.js";
import type { ServerFlags } from "./server-flags.js";
import { ServerProblem } from "./server-problem.js";

/** What an answer must look like: a schema of the contract. */
interface Shape<Value> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: Value } | { readonly success: false };
}

/** What one call says beside its path. */
export interface CallDetails {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** For what takes longer than other calls. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;

/** Calls of a server's REST API. Each that fails throws a `HearthashError` or a `ServerProblem`. */
export class RestClient {
  readonly #server: ServerAddress;
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal;

  constructor(server: ServerAddress, timeoutMs: number, signal: AbortSignal) {
    this.#server = server;
    this.#timeoutMs = timeoutMs;
    this.#signal = signal;
  }

  get<Value>(path: string, shape: Shape<Value>): Promise<Value> {
    return this.call("GET", path, shape);
  }

  /** Any call whose answer has a body. */
  async call<Value>(
    method: string,
    path: string,
    shape: Shape<Value>,
    details: CallDetails = {},
  ): Promise<Value> {
    const text = await this.#ask(method, path, details);
    const result = shape.safeParse(parseJson(text));
    if (result.success) return result.data;
    const where = this.#server.url.origin;
    const message = `${where} answers ${method} ${path.split("?")[0]} in a form this hearthash does not know: another version?`;
    throw new HearthashError("reply-malformed", message);
  }

  /** An answer that is no JSON. */
  text(path: string): Promise<string> {
    return this.#ask("GET", path, {});
  }

  /** An answer that is a file, read while it arrives. Gives its length as the server says it. */
  async file(path: string, timeoutMs: number, take: (body: Readable) => Promise<void>): Promise<number> {
    const ask = { method: "GET", path, timeoutMs, signal: this.#signal };
    return await httpRead(this.#server, ask, async (status, answer) => {
      if (status !== 200) throw this.#problem(status, await readAll(answer));
      await take(answer);
      return Number(answer.headers["content-length"]);
    });
  }

  /** A call that is answered without a body. */
  async send(method: string, path: string, body: unknown): Promise<void> {
    await this.#ask(method, path, { body });
  }

  async remove(path: string): Promise<void> {
    await this.#ask("DELETE", path, {});
  }

  async #ask(method: string, path: string, details: CallDetails): Promise<string> {
    const { status, text } = await httpExchange(this.#server, {
      timeoutMs: this.#timeoutMs,
      ...details,
      method,
      path,
      signal: this.#signal,
    });
    if (status >= 200 && status < 300) return text;
    throw this.#problem(status, text);
  }

  #problem(status: number, text: string): Error {
    const problem = problemSchema.safeParse(parseJson(text));
    const where = this.#server.url.origin;
    if (!problem.success) {
      return new HearthashError(
        "reply-malformed",
        `${where} answers with HTTP ${status}, not as a hearthash server does`,
      );
    }
    const { code, title, detail, errors = [] } = problem.data;
    const parts = errors.map(({ path, message }) => `${path}: ${message}`);
    return new ServerProblem(code, [detail ?? title, ...parts].join("; "));
  }
}

/** Finds the server and opens it. */
export async function openServer(context: CliContext, flags: ServerFlags): Promise<RestClient> {
  const timeoutMs = flags.timeout === undefined ? TIMEOUT_MS : flags.timeout * 1000;
  return new RestClient(await findServer(context, flags), timeoutMs, context.signal);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
