import { Socket } from "node:net";
import type { Endpoint } from "../../domain/endpoint.js";
import { abortedError } from "../lane.js";
import type { Probe, ProbeOptions, ProbeVerdict } from "../probe-port.js";
import { isReusable } from "./tcp-exchange.js";

/** Closed sockets kept for the next scan: as many as a scan has in flight. */
const MAX_IDLE = 256;

/**
 * A connect test over TCP. Its sockets are used again once they are closed: making a new one for each address
 * took half as long again over 65,534 refusing addresses.
 */
export function tcpProbe(): Probe {
  const idle: ProbeSocket[] = [];
  return async (to, options) => {
    if (options.signal?.aborted) throw abortedError();
    const socket = idle.pop() ?? new ProbeSocket();
    const verdict = await socket.probe(to, options);
    if (isReusable(to) && idle.length < MAX_IDLE) idle.push(socket);
    return verdict;
  };
}

class ProbeSocket {
  readonly #socket = new Socket();
  #verdict: ProbeVerdict = "silent";
  #finish: () => void = () => undefined;

  constructor() {
    this.#socket.on("connect", () => {
      this.#verdict = "open";
      this.#socket.destroy();
    });
    this.#socket.on("error", (error) => {
      this.#verdict = verdictOf(error);
    });
    this.#socket.on("close", () => this.#finish());
  }

  probe(to: Endpoint, { timeoutMs, signal }: ProbeOptions): Promise<ProbeVerdict> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#socket.destroy();
      };
      const timer = setTimeout(giveUp, timeoutMs);
      signal?.addEventListener("abort", giveUp);
      this.#verdict = "silent";
      this.#finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
        if (signal?.aborted) reject(abortedError());
        else resolve(this.#verdict);
      };
      this.#connect(to);
    });
  }

  /** What is no address at all (a port of 99999) makes `connect` throw; there is no event then. */
  #connect(to: Endpoint): void {
    try {
      this.#socket.connect({ host: to.host, port: to.port });
    } catch {
      this.#verdict = "unreachable";
      this.#finish();
    }
  }
}

/** This machine's own shortages (of sockets, ports, neighbour entries) say nothing of the address: try it again. */
const OWN_SHORTAGE: ReadonlySet<string> = new Set([
  "EMFILE",
  "ENFILE",
  "ENOBUFS",
  "ENOMEM",
  "EAGAIN",
  "EADDRINUSE",
]);

function verdictOf(error: Error): ProbeVerdict {
  const { code } = error as { code?: unknown };
  if (code === "ECONNREFUSED" || code === "ECONNRESET") return "refused";
  if (code === "ETIMEDOUT" || (typeof code === "string" && OWN_SHORTAGE.has(code))) return "silent";
  return "unreachable";
}
