import type { Actor, Approve, DiscoveryResource } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";

/** Searches of networks that the owner named. One at a time. */
export interface Discoveries {
  /** @throws ServerError `target-refused`, `conflict` while another runs, `request-invalid`. */
  start(targets: string, by: Actor): DiscoveryResource;
  get(id: string): DiscoveryResource | undefined;
  list(): readonly DiscoveryResource[];
  stop(id: string): void;
  /** Adds miners that a search found. @throws ServerError `not-found`, `request-invalid` for one it did not find. */
  approve(id: string, wanted: Approve, by: Actor): readonly LiveMiner[];
}
