import { Transport } from "../transport.js";
import { exchangeOverTcp } from "./tcp-exchange.js";

/** A transport over TCP, for Node 20 and later, Bun and Deno. Make one for the whole process. */
export function nodeTransport(): Transport {
  return new Transport(exchangeOverTcp);
}
