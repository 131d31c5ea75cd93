import type { Asker, CallOptions } from "../asker/asker.js";
import { type Endpoint, formatEndpoint } from "../domain/endpoint.js";
import { normalizeDna } from "../domain/identity.js";
import { typeReply } from "../domain/replies/typed-reply.js";
import { HearthashError } from "../errors/hearthash-error.js";
import { modelFor } from "../models/index.js";
import { rowsOf } from "../wire/reply.js";

/**
 * Models with this web interface. The formulas are confirmed on Nano 3S and Mini 3; the Q is of the same firmware
 * family. The Nano 3 and the A-series have another one (`get_home.cgi`, `cgconf.cgi` ...).
 * Source: vendor's published Nano 3S web interface; a public client for the Mini 3.
 */
const WEB_MODELS: readonly string[] = ["nano3s", "mini3", "q"];

/**
 * Asks `version` for the DNA that the session is computed from.
 *
 * @throws HearthashError `model-unsupported` for a model without this web interface, and those of asking.
 */
export async function askDna(asker: Asker, options: CallOptions): Promise<string> {
  const reply = await asker.askAccepted("version", undefined, options);
  const model = modelFor(rowsOf(reply, "VERSION")[0] ?? {});
  if (!WEB_MODELS.includes(model.id)) {
    throw unsupported(
      asker.endpoint,
      `is read as ${model.name}, which has not the web interface of Nano 3S, Mini 3 and Q`,
    );
  }
  const { value: version } = typeReply("version", reply);
  // The letters as they stand: the firmware hashes its own text, whatever its case.
  const dna = version.dna?.trim();
  if (dna === undefined || normalizeDna(dna) === undefined) {
    throw unsupported(asker.endpoint, "does not tell the DNA that its web session is made of");
  }
  return dna;
}

function unsupported(endpoint: Endpoint, what: string): HearthashError {
  const miner = formatEndpoint(endpoint);
  return new HearthashError("model-unsupported", `${miner} ${what}`, { miner, command: "version" });
}
