import type { Endpoint } from "../domain/endpoint.js";
import type { ReplyFrame } from "../wire/frame.js";

/** The part of an `AbortSignal` that is used: every platform's own fits. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Bounds of one exchange. */
export interface ExchangeOptions {
  /** How long connecting may take, name look-up included, in milliseconds. */
  readonly connectTimeoutMs: number;
  /** How long the whole reply may take once connected, in milliseconds. */
  readonly replyTimeoutMs: number;
  readonly maxReplyBytes: number;
  readonly signal?: AbortSignalLike | undefined;
}

/**
 * What a platform supplies: open a connection, send the request in one write, read up to the first NUL or the
 * end, close, and only then give the reply. It must not half-close after sending. Time running out with part of a reply at hand gives that
 * part (`end: "timeout"`); with none it fails.
 *
 * @throws HearthashError `unreachable`, `refused`, `timeout`, `closed`, `reply-too-large` or `aborted`.
 */
export type Exchange = (to: Endpoint, request: Uint8Array, options: ExchangeOptions) => Promise<ReplyFrame>;
