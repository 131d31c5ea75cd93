import type { Endpoint } from "../domain/endpoint.js";
import type { AbortSignalLike } from "./port.js";

/** One HTTP request, on a connection of its own. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly to: Endpoint;
  /** Begins with `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with its length, also when it is empty: a miner never answers a POST without Content-Length. */
  readonly body?: Uint8Array;
  /** How long all of it may take, connecting included, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest body of the reply in bytes. */
  readonly maxBytes: number;
  readonly signal?: AbortSignalLike | undefined;
}

/** What came back, whatever its status: redirects are not followed. */
export interface HttpReply {
  readonly status: number;
  readonly body: Uint8Array;
}

/**
 * What a platform supplies: send the request, read the reply to its end, close.
 *
 * @throws HearthashError `unreachable`, `refused`, `timeout`, `closed`, `reply-malformed`, `reply-truncated`,
 * `reply-too-large` or `aborted`. Nothing of the request or the reply is in it: both hold secrets.
 */
export type HttpExchange = (request: HttpRequest) => Promise<HttpReply>;
