import type {
  Actor,
  GuardList,
  GuardQuery,
  GuardResource,
  PinAll,
  PinAllOutcome,
  PinMiner,
  RestorePin,
} from "@hearthash/contract";

/** What the routes and the metrics need of the guard. */
export interface GuardApi {
  /** @throws ServerError `request-invalid` for a cursor that is not of this list. */
  list(query: GuardQuery): GuardList;
  /** @throws ServerError `not-found`. */
  get(minerId: string): GuardResource;
  /** @throws ServerError `not-found`, `request-invalid`, `conflict`; HearthashError when it cannot be read. */
  pin(minerId: string, wanted: PinMiner, by: Actor): Promise<GuardResource>;
  /** @throws ServerError `not-found`. */
  unpin(minerId: string, by: Actor): void;
  pinAll(wanted: PinAll, by: Actor): Promise<PinAllOutcome>;
  /** @throws ServerError `not-found`, `conflict`, `changed-meanwhile`; HearthashError when it cannot be read. */
  accept(minerId: string, driftId: string | undefined, by: Actor): Promise<GuardResource>;
  /** @throws ServerError `not-found`, `conflict` when it is not pinned. */
  pause(minerId: string, minutes: number, by: Actor): GuardResource;
  /** @throws ServerError `not-found`, `conflict`. */
  restore(minerId: string, wanted: RestorePin, by: Actor): Promise<GuardResource>;
  /** Since the start. */
  counts(): GuardCounts;
}

/** What the guard has seen and done since the start. */
export interface GuardCounts {
  readonly drifts: number;
  readonly redirects: number;
  readonly accepted: number;
  readonly restores: { readonly begun: number; readonly verified: number; readonly failed: number };
}
