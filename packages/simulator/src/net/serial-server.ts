import { createServer, type Server, type Socket } from "node:net";
import type { Delivery } from "../faults/delivery.js";
import { maxRequestBytes } from "../protocol/request.js";
import { deliver } from "./deliver.js";

/** What a serial server asks its owner. */
export interface SerialServerOptions {
  /** Answers the bytes of one read. */
  readonly answer: (request: Uint8Array) => Delivery;
  /** A client that says nothing is dropped after so many milliseconds; null: never. */
  readonly silentClientMs: number | null;
  /** False leaves clients waiting, connected, until {@link SerialServer.resume}. */
  readonly ready: () => boolean;
  /** Called when a client has gone and the next may come. */
  readonly onIdle: () => void;
}

/** Queue length the firmware asks of the kernel. Source: the published Nano 3S service. */
const backlog = 100;

/** A TCP server that serves one client at a time: one read, one reply, close. All others wait, connected. */
export class SerialServer {
  readonly #options: SerialServerOptions;
  readonly #waiting: Socket[] = [];
  #server: Server | undefined;
  #serving: Socket | undefined;

  constructor(options: SerialServerOptions) {
    this.#options = options;
  }

  /** True between `listen` and `close`. */
  get listening(): boolean {
    return this.#server !== undefined;
  }

  /** Starts to listen; resolves to the port. Rejects with Node's error when the address is in use. */
  listen(host: string, port: number): Promise<number> {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      this.#accept(socket);
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once("error", (error) => {
        this.#server = undefined;
        reject(error);
      });
      server.listen({ host, port, backlog }, () => {
        const address = server.address();
        resolve(address !== null && typeof address === "object" ? address.port : port);
      });
    });
  }

  /** Stops to listen and drops all clients. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#waiting.splice(0)) socket.destroy();
    this.#serving?.destroy();
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Serves those who wait, when the owner has become ready. */
  resume(): void {
    this.#next();
  }

  #accept(socket: Socket): void {
    // A client that resets its connection is none of the miner's business.
    socket.on("error", () => undefined);
    this.#waiting.push(socket);
    this.#next();
  }

  #next(): void {
    if (this.#serving || !this.#options.ready()) return;
    const socket = this.#waiting.shift();
    if (!socket) return;
    if (socket.destroyed) {
      this.#next();
      return;
    }
    this.#serving = socket;
    socket.once("close", () => {
      this.#serving = undefined;
      this.#options.onIdle();
      this.#next();
    });
    this.#serve(socket);
  }

  #serve(socket: Socket): void {
    const { silentClientMs } = this.#options;
    let answered = false;
    const answerOnce = (bytes: Uint8Array) => {
      if (answered) return;
      answered = true;
      socket.setTimeout(0);
      void this.#reply(socket, bytes);
    };
    if (silentClientMs !== null) socket.setTimeout(silentClientMs, () => socket.destroy());
    socket.on("data", answerOnce);
    // A client that closes without a word has asked for the command "".
    socket.once("end", () => answerOnce(new Uint8Array()));
    socket.resume();
  }

  async #reply(socket: Socket, bytes: Uint8Array): Promise<void> {
    const delivery = this.#options.answer(bytes.subarray(0, maxRequestBytes));
    if (delivery.ending === "hold") socket.once("end", () => socket.destroy());
    // What was not read makes the kernel answer the close with a reset.
    const unread = bytes.length > maxRequestBytes && delivery.ending === "close";
    await deliver(socket, unread ? { ...delivery, ending: "reset" } : delivery);
  }
}
