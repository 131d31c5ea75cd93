import type { EventFlow } from "../../packages/server/src/events/index.js";
import type { FleetOptions, openFleet } from "../../packages/server/src/fleet/index.js";
import type { openStore } from "../../packages/server/src/store/index.js";

/** Megabytes behind the warm-up and at the end. */
export interface Growth {
  readonly startMb: number;
  readonly endMb: number;
  readonly grownPercent: number;
}

export interface SoakFigures {
  readonly polls: number;
  readonly failedPolls: number;
  readonly worstLagMs: number;
  readonly longestPauseMs: number;
  /** The longest time for which the machine did not let this process run. */
  readonly stallMs: number;
  /** Healthy miners that are not online at the end. */
  readonly offline: readonly string[];
  readonly rejections: readonly string[];
  readonly defects: readonly string[];
  readonly heap: Growth;
  readonly rss: Growth;
}

export interface SoakOptions {
  readonly parts: Pick<FleetOptions, "transport" | "clock"> & {
    readonly openFleet: typeof openFleet;
    readonly openStore: typeof openStore;
    readonly EventFlow: typeof EventFlow;
  };
  readonly count: number;
  readonly seconds: number;
  /** The loopback network of the miners, such as `127.60`. */
  readonly network: string;
}

export declare function soak(options: SoakOptions): Promise<SoakFigures>;
export declare function complaints(
  figures: SoakFigures,
  machine: { readonly isBusy: boolean },
): readonly string[];
