import type { ServerFlags } from "../../server/server-flags.js";

/** Flags of `backup`. */
export interface BackupFlags extends ServerFlags {
  readonly config?: string;
  readonly list: boolean;
  readonly remove?: string;
}
