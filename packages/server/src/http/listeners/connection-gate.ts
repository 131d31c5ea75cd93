import type { Server, Socket } from "node:net";
import { addressGroup } from "../../access/index.js";
import { plainAddress } from "../security/index.js";
import type { ListenerLimits } from "./limits.js";

/** Counts a port's connections, turns away too many, and ends them all when asked. */
export class ConnectionGate {
  readonly #open = new Set<Socket>();
  readonly #byAddress = new Map<string, number>();
  readonly #limits: ListenerLimits;
  readonly #isMany: (address: string | undefined) => boolean;

  /** @param isMany tells of addresses that many callers come from: those are limited in total alone. */
  constructor(limits: ListenerLimits, isMany: (address: string | undefined) => boolean) {
    this.#limits = limits;
    this.#isMany = isMany;
  }

  /** Stands in front of a server: it sees TCP connections, before TLS and HTTP cost anything. */
  guard(server: Server): void {
    server.maxConnections = this.#limits.connections;
    server.prependListener("connection", (socket: Socket) => this.#admit(socket));
  }

  /** Ends every connection at once. */
  destroyAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #admit(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress);
    const group = addressGroup(address ?? "");
    const count = (this.#byAddress.get(group) ?? 0) + 1;
    this.#byAddress.set(group, count);
    this.#open.add(socket);
    socket.once("close", () => this.#forget(socket, group));
    if (count > this.#limits.connectionsPerAddress && !this.#isMany(address)) socket.destroy();
  }

  #forget(socket: Socket, group: string): void {
    this.#open.delete(socket);
    const left = (this.#byAddress.get(group) ?? 1) - 1;
    if (left > 0) this.#byAddress.set(group, left);
    else this.#byAddress.delete(group);
  }
}
