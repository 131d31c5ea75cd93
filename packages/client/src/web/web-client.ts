import type { CallOptions } from "../asker/asker.js";
import type { Clock } from "../asker/clock.js";
import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import type { HearthashErrorCode } from "../errors/error-table.js";
import { HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import type { HttpExchange, HttpReply, HttpRequest } from "../transport/http-port.js";

/** One request to the web interface; where it goes is known. */
export type WebRequest = Pick<HttpRequest, "method" | "path" | "headers" | "body" | "maxBytes">;

/** Pause before a read is tried once more. */
const RETRY_AFTER_MS = 500;

/** Sends requests to one web interface, one at a time: the service behind it is small. */
export class WebClient {
  readonly endpoint: Endpoint;
  readonly clock: Clock;
  /** Longest page: a dashboard is 2 KiB, the login page with its scripts some more. */
  readonly maxPageBytes = 256 * 1024;
  readonly #http: HttpExchange;
  readonly #timeoutMs: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(endpoint: Endpoint, http: HttpExchange, clock: Clock, timeoutMs: number) {
    this.endpoint = endpoint;
    this.#http = http;
    this.clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** A GET, tried once more when the miner refused or hung up. */
  async read(request: Omit<WebRequest, "method">, options: CallOptions): Promise<HttpReply> {
    try {
      return await this.send({ ...request, method: "GET" }, options);
    } catch (error) {
      if (!isHearthashError(error, "refused", "closed", "reply-truncated")) throw error;
    }
    await this.clock.delay(RETRY_AFTER_MS, options.signal);
    return await this.send({ ...request, method: "GET" }, options);
  }

  /** Sends it once, when what was asked before is done. */
  send(request: WebRequest, { signal }: CallOptions): Promise<HttpReply> {
    const wanted = { ...request, to: this.endpoint, timeoutMs: this.#timeoutMs, signal };
    const turn = this.#last.then(() => this.#http(wanted));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** An error of this web interface. `what` must hold nothing that the miner or the owner keeps secret. */
  error(code: HearthashErrorCode, what: string, requestSent = false): HearthashError {
    const miner = formatEndpoint(this.endpoint);
    return new HearthashError(code, `${miner} ${what}`, { miner, requestSent });
  }
}
