import { formatEndpoint } from "../domain/endpoint.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { ReplyCollector } from "../wire/frame.js";
import { decodeUtf8, encodeUtf8 } from "../wire/utf8.js";
import { Transport } from "./transport.js";

/** Answers a request, as text; `undefined` hangs up without a reply. */
export type MemoryMiner = (request: string) => string | undefined;

/**
 * A transport without a network: requests are answered by a function. For trying the library and for tests of
 * code that uses it; what touches a real connection is tested against the simulator.
 */
export function memoryTransport(miner: MemoryMiner): Transport {
  return new Transport(async (to, request, options) => {
    const reply = miner(decodeUtf8(request).text);
    if (reply === undefined) {
      throw new HearthashError("closed", `${formatEndpoint(to)} hung up without a reply`, {
        miner: formatEndpoint(to),
        requestSent: true,
      });
    }
    const collector = new ReplyCollector(options.maxReplyBytes);
    collector.push(encodeUtf8(reply));
    return collector.finish("closed");
  });
}
