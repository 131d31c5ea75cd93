import { createHash } from "node:crypto";
import { Transport } from "../transport.js";
import { exchangeOverHttp } from "./http-request.js";
import { tcpExchange } from "./tcp-exchange.js";
import { tcpProbe } from "./tcp-probe.js";

/** A transport over TCP and HTTP, for Node 20 and later, Bun and Deno. Make one for the whole process. */
export function nodeTransport(): Transport {
  return new Transport(tcpExchange(), { sha256, http: exchangeOverHttp, probe: tcpProbe() });
}

function sha256(data: Uint8Array): Uint8Array {
  return createHash("sha256").update(data).digest();
}
