import type { DiscoveryResource } from "@hearthash/contract";
import { deviceText, deviceTextOrNull } from "./device-text.js";

/** A search as it is shown: what it found says of itself whatever it likes. */
export function discoveryResource(search: DiscoveryResource): DiscoveryResource {
  return {
    ...search,
    error: deviceTextOrNull(search.error ?? undefined),
    found: search.found.map((one) => ({ ...one, product: deviceTextOrNull(one.product ?? undefined) })),
    open: search.open.map((one) => ({ ...one, message: deviceText(one.message) })),
  };
}
