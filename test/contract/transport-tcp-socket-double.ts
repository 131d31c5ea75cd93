import { EventEmitter } from "node:events";
import { connect } from "node:net";
import type { TcpSocketLike, TcpSocketModule } from "@hearthash/client/react-native";

/** How a phone's operating system words an error; there is no code. */
export type Wording = "ios" | "android";

/** What iOS says (strerror) where Node has a code; Android adds the code's name. */
const TEXTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Connection refused",
  ECONNRESET: "Connection reset by peer",
};

/**
 * A double of `react-native-tcp-socket`, over real connections. Its habits: a native side that answers a turn later;
 * errors as plain text, behind which the socket is destroyed already; no event for the peer's half-close, only
 * `close`; writing to a socket that is not connected throws; data as Buffer.
 */
export function tcpSocketDouble(wording: Wording): TcpSocketModule {
  return {
    createConnection: ({ host, port }, onConnect) => new TcpSocketDouble(wording, host, port, onConnect),
  };
}

class TcpSocketDouble implements TcpSocketLike {
  readonly #events = new EventEmitter();
  readonly #native;
  #isConnected = false;

  constructor(wording: Wording, host: string, port: number, onConnect: () => void) {
    this.#events.once("connect", onConnect);
    this.#native = connect({ host, port });
    this.#native.on("connect", () => {
      this.#isConnected = true;
      this.#report("connect");
    });
    this.#native.on("data", (data) => this.#report("data", data));
    this.#native.on("error", (error) => this.#report("error", textOf(error, wording)));
    this.#native.on("close", (hadError) => this.#report("close", hadError));
  }

  on(event: string, listener: (value: never) => void): this {
    this.#events.on(event, (value) => listener(value as never));
    return this;
  }

  write(data: Uint8Array): boolean {
    if (!this.#isConnected) throw new Error("Socket is not connected.");
    return this.#native.write(data);
  }

  destroy(): void {
    this.#native.destroy();
  }

  /** Over the bridge: in order, and never in the same turn. */
  #report(event: string, value?: unknown): void {
    setImmediate(() => {
      if (event === "error") this.destroy();
      if (event === "close") this.#isConnected = false;
      if (event !== "error" || this.#events.listenerCount("error") > 0) this.#events.emit(event, value);
    });
  }
}

function textOf(error: Error, wording: Wording): string {
  const code = "code" in error ? String(error.code) : "";
  const text = TEXTS[code] ?? error.message;
  return wording === "ios" ? text : `failed to connect: isConnected failed: ${code} (${text})`;
}
