import { type OnReadOpts, Socket } from "node:net";
import type { Endpoint } from "../../domain/endpoint.js";
import { Deadline, type DeadlineRing } from "../deadline-ring.js";
import type { ExchangeLink, ExchangeRun } from "../exchange-run.js";
import { connectionError } from "./connection-error.js";

/** Closed sockets kept for the next exchanges: a few times what is in flight at a time. */
const MAX_IDLE = 256;

/** What is read at a time. A reply is a few kilobytes. */
const BUFFER_BYTES = 64 * 1024;

/** How long the peer may take to close by itself before our side is closed first. Miners close at once. */
const PEER_CLOSES_FIRST_MS = 25;

/**
 * Sockets that are used again once they are closed, all reading into one buffer: making a socket and its buffers
 * for each exchange cost a fifth of a poll.
 */
export class ReusedSockets {
  readonly #ring: DeadlineRing;
  readonly #idle: ReusedSocket[] = [];
  readonly #buffer = new Uint8Array(BUFFER_BYTES);

  constructor(ring: DeadlineRing) {
    this.#ring = ring;
  }

  /** Carries one exchange. */
  open(run: ExchangeRun, to: Endpoint, request: Uint8Array): void {
    const socket = this.#idle.pop() ?? new ReusedSocket(this.#buffer, this.#ring, this.#keep);
    socket.open(run, to, request);
  }

  readonly #keep = (socket: ReusedSocket): void => {
    if (this.#idle.length < MAX_IDLE) this.#idle.push(socket);
  };
}

/** One exchange on a socket. Once the socket is closed it has no say in it any more: the next one is on it then. */
class SocketUse implements ExchangeLink {
  readonly run: ExchangeRun;
  readonly to: Endpoint;
  readonly request: Uint8Array;
  readonly #socket: ReusedSocket;

  constructor(run: ExchangeRun, to: Endpoint, request: Uint8Array, socket: ReusedSocket) {
    this.run = run;
    this.to = to;
    this.request = request;
    this.#socket = socket;
  }

  close(): void {
    this.#socket.close(this);
  }

  destroy(): void {
    this.#socket.destroy(this);
  }
}

class ReusedSocket extends Deadline {
  readonly #socket: Socket;
  readonly #ring: DeadlineRing;
  readonly #onFree: (socket: ReusedSocket) => void;
  #use: SocketUse | undefined;
  #hasPeerEnded = false;

  constructor(buffer: Uint8Array, ring: DeadlineRing, onFree: (socket: ReusedSocket) => void) {
    super();
    this.#ring = ring;
    this.#onFree = onFree;
    // The callback is called before anything else is read into the buffer.
    const callback = (length: number, chunk: Uint8Array) => this.#read(chunk.subarray(0, length));
    // Node's `onread` is not among the documented options of the constructor's type.
    const onread: OnReadOpts = { buffer, callback };
    this.#socket = new Socket({ onread } as ConstructorParameters<typeof Socket>[0]);
    this.#socket.on("connect", () => this.#connected());
    this.#socket.on("end", () => this.#ended());
    this.#socket.on("error", (error) => this.#failed(error));
    this.#socket.on("close", () => this.#closed());
  }

  open(run: ExchangeRun, to: Endpoint, request: Uint8Array): void {
    const use = new SocketUse(run, to, request, this);
    this.#use = use;
    this.#hasPeerEnded = false;
    run.attach(use);
    try {
      this.#socket.connect({ host: to.host, port: to.port });
    } catch (error) {
      // What is no address at all: a port of 99999.
      this.#failed(error as Error);
    }
  }

  /**
   * Closes as usual. A miner closes behind its reply, and closing after it takes one system call less than closing
   * both ways; one that does not is told by closing first.
   */
  close(use: SocketUse): void {
    if (use !== this.#use) return;
    if (this.#hasPeerEnded) this.#socket.destroy();
    else this.#ring.arm(this, PEER_CLOSES_FIRST_MS);
  }

  /** The peer has not closed by itself. */
  onReached(): void {
    this.#socket.end();
  }

  destroy(use: SocketUse): void {
    if (use === this.#use) this.#socket.destroy();
  }

  #connected(): void {
    const use = this.#use;
    if (use === undefined || use.run.isSettled) return;
    use.run.connected();
    this.#socket.write(use.request);
  }

  #read(chunk: Uint8Array): boolean {
    this.#use?.run.received(chunk);
    return true;
  }

  /** All that the peer sent has been read: destroying the socket now is a usual close, not a reset. */
  #ended(): void {
    this.#hasPeerEnded = true;
    this.#use?.run.ended();
    this.#socket.destroy();
  }

  #failed(error: Error): void {
    const use = this.#use;
    use?.run.ended(connectionError(use.to, error, use.run.isSent));
  }

  #closed(): void {
    const use = this.#use;
    this.#use = undefined;
    this.#ring.disarm(this);
    this.#onFree(this);
    use?.run.closed();
  }
}
