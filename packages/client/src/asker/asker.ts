import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { type HearthashError, isHearthashError } from "../errors/hearthash-error.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { Transport } from "../transport/transport.js";
import type { ReplyFrame } from "../wire/frame.js";
import { parseReply } from "../wire/parse-reply.js";
import { type CgminerReply, isCgminerReply } from "../wire/reply.js";
import { encodeRequest, type WireFormat } from "../wire/request.js";
import type { Clock } from "./clock.js";
import type { PreparedRead } from "./prepared-read.js";
import { isReadRequest } from "./read-commands.js";
import { refusalIn } from "./refusal.js";
import { unusableReply } from "./unusable-reply.js";

/** What may be said of a single call. */
export interface CallOptions {
  readonly signal?: AbortSignalLike | undefined;
}

export interface AskOptions extends CallOptions {
  readonly format?: WireFormat | undefined;
}

/** Bounds of every exchange with a miner. */
export interface AskBounds {
  readonly connectTimeoutMs: number;
  readonly replyTimeoutMs: number;
  readonly maxReplyBytes: number;
}

/** Pause before a read is tried once more. */
const RETRY_AFTER_MS = 500;

/** Sends requests to one miner and reads the replies: bounded, one retry for reads, none for writes. */
export class Asker {
  readonly endpoint: Endpoint;
  readonly clock: Clock;
  readonly #transport: Transport;
  readonly #bounds: AskBounds;

  constructor(endpoint: Endpoint, transport: Transport, clock: Clock, bounds: AskBounds) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.#transport = transport;
    this.#bounds = bounds;
  }

  /**
   * Sends a request and gives the reply, also when the miner refuses in it.
   *
   * @throws HearthashError of the transport, `reply-malformed` or `reply-truncated` when nothing in the reply is
   * of the protocol, `argument-invalid` for a request that must not be sent.
   */
  async ask(command: string, parameter?: string, options: AskOptions = {}): Promise<CgminerReply> {
    const bytes = encodeRequest({ command, parameter, format: options.format });
    const isWrite = !isReadRequest(command, parameter);
    const begun = this.#send(bytes, isWrite, options.signal);
    return await this.#ask({ command, bytes }, begun, isWrite, options);
  }

  /** The bytes of the first answer to a read, whatever they are; {@link goOn} takes what came of it. */
  begin(read: PreparedRead, { signal }: CallOptions): Promise<ReplyFrame> {
    return this.#send(read.bytes, false, signal);
  }

  /** As {@link ask} for a read that was begun. */
  goOn(read: PreparedRead, begun: Promise<ReplyFrame>, options: CallOptions): Promise<CgminerReply> {
    return this.#ask(read, begun, false, options);
  }

  /**
   * As {@link ask}, and a refusal is an error.
   *
   * @throws HearthashError also `command-unsupported` and `command-rejected`.
   */
  async askAccepted(command: string, parameter?: string, options: AskOptions = {}): Promise<CgminerReply> {
    const reply = await this.ask(command, parameter, options);
    const refusal = this.refusal(command, reply);
    if (refusal !== undefined) throw refusal;
    return reply;
  }

  /** The error that a reply amounts to when the miner refuses in it. */
  refusal(command: string, reply: CgminerReply): HearthashError | undefined {
    return refusalIn(reply, command, this.endpoint);
  }

  async #ask(
    { command, bytes }: PreparedRead,
    begun: Promise<ReplyFrame>,
    isWrite: boolean,
    options: CallOptions,
  ): Promise<CgminerReply> {
    try {
      return this.#parse(command, await begun);
    } catch (error) {
      if (isWrite || !isWorthRetrying(error)) throw error;
    }
    await this.clock.delay(RETRY_AFTER_MS, options.signal);
    return this.#parse(command, await this.#send(bytes, isWrite, options.signal));
  }

  #send(bytes: Uint8Array, isWrite: boolean, signal: CallOptions["signal"]): Promise<ReplyFrame> {
    const { connectTimeoutMs, replyTimeoutMs, maxReplyBytes } = this.#bounds;
    const request = { bytes, isWrite, connectTimeoutMs, replyTimeoutMs, maxReplyBytes, signal };
    return this.#transport.request(this.endpoint, request);
  }

  #parse(command: string, frame: ReplyFrame): CgminerReply {
    const reply = parseReply(command, frame);
    if (isCgminerReply(reply)) return reply;
    throw unusableReply(formatEndpoint(this.endpoint), command, frame, reply);
  }
}

/** A refusal or a hang-up passes while a miner restarts; a time-out has cost enough already. */
function isWorthRetrying(error: unknown): boolean {
  return isHearthashError(error, "refused", "closed", "reply-truncated");
}
