import type { Asker, CallOptions } from "../asker/asker.js";
import type { MinerIdentity } from "../domain/identity.js";
import type { Pool } from "../domain/pools.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import type { ModelDefinition } from "../models/kit/define-model.js";
import type { Capabilities } from "./capabilities.js";
import type { Situation } from "./situation.js";

/** Who answers at an address now. */
interface PresentMiner {
  readonly identity: MinerIdentity;
  readonly model: ModelDefinition;
  /** Its clock, Unix seconds; seconds since its start while it has no time. */
  readonly deviceTimeS: number | undefined;
}

/** What a control needs of its miner. */
export interface ControlledMiner {
  readonly asker: Asker;
  readonly sha256: Situation["sha256"];
  readonly identifyAgain: (options: CallOptions) => Promise<PresentMiner>;
  /** Those of the present firmware. */
  readonly capabilities: () => Capabilities;
  readonly pools: (options: CallOptions) => Promise<readonly Pool[]>;
  readonly snapshot: (options: CallOptions) => Promise<MinerSnapshot>;
}

export interface ApplyOptions extends CallOptions {
  /** Id of the miner that is meant. Another one at the address is not touched. */
  readonly expectId?: string;
  /** Milliseconds to wait for the effect to show, instead of the usual time of the intent. */
  readonly verifyMs?: number;
}
