import { type DiscoveriesOptions, NetworkSearches } from "./network-searches.js";

/** Searches of networks over a fleet: what they find is offered, and added when the owner approves it. */
export function openDiscoveries(options: DiscoveriesOptions): NetworkSearches {
  return new NetworkSearches(options);
}
