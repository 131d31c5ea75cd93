import type { Clock } from "../asker/clock.js";
import type { Transport } from "../transport/transport.js";

/** Port of the web interface. Source: vendor's published Nano 3S web interface, http.c. */
export const DEFAULT_WEB_PORT = 80;

/** How a miner's web interface is reached. */
export interface WebOptions {
  /** The transport that the miner is asked with too. It must supply HTTP and SHA-256, as that of Node does. */
  readonly transport: Transport;
  /** The password of the web page; `admin` as delivered. */
  readonly password: string;
  /** The miner's DNA, letter by letter as it writes it. Asked for on the API port when it is not given. */
  readonly dna?: string;
  /** 80 by default. */
  readonly webPort?: number;
  /** Milliseconds that a request may take, connecting included; 12,000 by default. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}
