import type { MinerIdentity } from "../domain/identity.js";
import type { Pool } from "../domain/pools.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import { type MmFields, noMmFields } from "../mm/mm-fields.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import { toReadout } from "../models/kit/readout.js";

/** What is known of a miner when an intent is turned into a request. */
export interface Situation {
  readonly identity: MinerIdentity;
  readonly model: ModelDefinition;
  /** The miner's own clock, Unix seconds; seconds since its start while it has no time. */
  readonly deviceTimeS: number | undefined;
  /** Its pools, where the intent is about them. */
  readonly pools: readonly Pool[];
  /** Its last snapshot, where the intent needs it. */
  readonly snapshot: MinerSnapshot | undefined;
  /** SHA-256, where the platform has it. */
  readonly sha256: ((data: Uint8Array) => Uint8Array | Promise<Uint8Array>) | undefined;
}

/** The bracket text of a snapshot's long and short stats. */
export function mmOf(snapshot: MinerSnapshot | undefined): {
  readonly long: MmFields;
  readonly short: MmFields;
} {
  if (snapshot === undefined) return { long: noMmFields, short: noMmFields };
  const readout = toReadout(snapshot.raw);
  return { long: readout.mm.main, short: readout.litestats };
}
