import type { Scope } from "@hearthash/contract";
import type { ServerFlags } from "../../server/server-flags.js";

/** What `pair` takes beside its server. */
export interface PairFlags extends ServerFlags {
  readonly scope: Scope;
  readonly name?: string;
  readonly list: boolean;
  readonly revoke?: string;
}
