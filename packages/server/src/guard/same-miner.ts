import { formatEndpoint, type Miner } from "@hearthash/client";
import type { LiveMiner } from "../live/index.js";
import type { Pin } from "./core/memory.js";

/**
 * Why it is not sure that the pinned miner itself answers where it was pinned; `undefined` when it is. Its DNA is in
 * the poll just made; its MAC is asked now.
 */
export async function isSameMiner(live: LiveMiner, pin: Pin, handle: Miner): Promise<string | undefined> {
  const address = formatEndpoint(live.endpoint);
  if (address !== pin.address) return `it was pinned at ${pin.address} and answers at ${address}`;
  if (pin.dna === undefined && pin.mac === undefined) return "it tells neither a DNA nor a MAC";
  if (live.snapshot?.identity.dna !== pin.dna) return "its DNA is not the one that is pinned";
  const { value } = await handle.read("version");
  const mac = hex(value.mac);
  if (mac !== pin.mac) return "its MAC is not the one that is pinned";
  const dna = hex(value.dna);
  const isOther = pin.dna !== undefined && dna !== undefined && !/^0*$/.test(dna) && dna !== pin.dna;
  return isOther ? "its DNA is not the one that is pinned" : undefined;
}

function hex(text: string | undefined): string | undefined {
  const digits = text?.trim().toLowerCase().replace(/[:.-]/g, "");
  return digits === undefined || digits === "" || /^(0+|f+)$/.test(digits) ? undefined : digits;
}
