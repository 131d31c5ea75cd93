import type { LiveMiner } from "../../live/index.js";
import { minerResource } from "./miner-resource.js";

/**
 * The JSON of miners, made once for each poll: a live miner is replaced as a whole and never changed in place, so
 * a list of thousands joins texts that are there already.
 */
export class MinerTexts {
  readonly #texts = new WeakMap<LiveMiner, string>();

  /** A miner's resource as JSON. */
  of(miner: LiveMiner): string {
    const known = this.#texts.get(miner);
    if (known !== undefined) return known;
    const text = JSON.stringify(minerResource(miner));
    this.#texts.set(miner, text);
    return text;
  }
}
