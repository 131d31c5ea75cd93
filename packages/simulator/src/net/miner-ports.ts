import type { Delivery } from "../faults/delivery.js";
import type { PortState } from "../state/machine.js";
import type { WebReply, WebRequest } from "../web/web-request.js";
import { WebServer } from "../web/web-server.js";
import { nextAddress, requireLoopback } from "./loopback.js";
import { SerialServer } from "./serial-server.js";

/** The miner behind the ports. */
export interface PortOwner {
  /** What its API port is to do now. */
  readonly portState: () => PortState;
  /** True while the port's state is about to change by itself. */
  readonly portWillChange: () => boolean;
  readonly answer: (request: Uint8Array) => Delivery;
  readonly answerWeb: (request: WebRequest) => WebReply;
}

/** Where a miner listens. */
export interface PortAddresses {
  readonly host: string;
  readonly port: number;
  /** Undefined without a web interface. */
  readonly webPort: number | undefined;
}

/** How often a miner whose port is about to change looks at the clock, in real milliseconds. */
const followEveryMs = 25;

/** The listeners of one miner: opened and closed as its state says. */
export class MinerPorts {
  readonly #owner: PortOwner;
  readonly #api: SerialServer;
  readonly #web: WebServer | undefined;
  #at: PortAddresses;
  #timer: NodeJS.Timeout | undefined;
  #following: Promise<void> = Promise.resolve();

  /** Throws `RangeError` for a host that is not loopback. */
  constructor(owner: PortOwner, at: PortAddresses, silentClientMs: number | null) {
    requireLoopback(at.host);
    this.#owner = owner;
    this.#at = at;
    this.#api = new SerialServer({
      answer: owner.answer,
      silentClientMs,
      ready: () => owner.portState() === "open",
      onIdle: () => this.#followSoon(),
    });
    if (at.webPort !== undefined) this.#web = new WebServer(owner.answerWeb, () => this.#followSoon());
  }

  /** Where it listens; a port of 0 is replaced by the one that was found. */
  get at(): PortAddresses {
    return this.#at;
  }

  /** Makes the listeners as the owner's state says. Rejects with Node's error when an address cannot be had. */
  settle(): Promise<void> {
    this.#following = this.#following.catch(() => undefined).then(() => this.#follow());
    return this.#following;
  }

  /** Moves to another address and keeps the ports; stays where it is when that fails. */
  async moveTo(host: string): Promise<void> {
    requireLoopback(host);
    const before = this.#at;
    await this.#close();
    this.#at = { ...before, host };
    try {
      await this.settle();
    } catch (error) {
      this.#at = before;
      await this.settle();
      throw error;
    }
  }

  /** Moves to a free address, looking further and further away. */
  async moveAway(): Promise<void> {
    const { host } = this.#at;
    for (let offset = 1; offset < 2 ** 22; offset *= 2) {
      try {
        return await this.moveTo(nextAddress(host, offset));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
      }
    }
    throw new Error(`no free address near ${host}`);
  }

  #followSoon(): void {
    if (this.#owner.portWillChange()) this.settle().catch(() => undefined);
  }

  async #follow(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#owner.portState() === "closed") await this.#close();
    else await this.#open();
    if (this.#owner.portWillChange()) this.#timer = setTimeout(() => this.#followSoon(), followEveryMs);
  }

  async #open(): Promise<void> {
    const { host, port, webPort } = this.#at;
    if (!this.#api.listening) this.#at = { ...this.#at, port: await this.#api.listen(host, port) };
    this.#api.resume();
    if (this.#web && !this.#web.listening) {
      this.#at = { ...this.#at, webPort: await this.#web.listen(host, webPort ?? 0) };
    }
  }

  async #close(): Promise<void> {
    await Promise.all([this.#api.close(), this.#web?.close()]);
  }
}
