import type { ClientOptions } from "../miner/miner.js";
import type { AbortSignalLike } from "../transport/port.js";
import type { Transport } from "../transport/transport.js";

/** How a scan is made. All but the transport has a default. */
export interface DiscoverOptions {
  readonly transport: Transport;
  /** Ends the scan at once: the iteration throws `aborted`. */
  readonly signal?: AbortSignalLike | undefined;
  /**
   * Connect tests at a time; 256 for up to 512 addresses, 64 for more. A system holds about 1,000 unanswered
   * neighbours for 3 s each, which is what 64 tests of 300 ms amount to; beyond that it misses devices.
   */
  readonly inFlight?: number | undefined;
  /** How often a silent address is tried; 2. */
  readonly passes?: number | undefined;
  /** Milliseconds an address has to answer a connect test; 300. */
  readonly probeTimeoutMs?: number | undefined;
  /** Open ports that are asked who they are at a time; 8. */
  readonly identifyInFlight?: number | undefined;
  /** Milliseconds to connect for that; 3,000. */
  readonly connectTimeoutMs?: number | undefined;
  /** Milliseconds for the reply; 3,000. A miner that another client holds may need 12,000. */
  readonly replyTimeoutMs?: number | undefined;
  /** Port of targets given as text without one; 4028. */
  readonly port?: number | undefined;
  /** Model definitions to choose from; all of them by default. */
  readonly models?: ClientOptions["models"];
}

/** The same, decided. */
export interface DiscoverSettings {
  readonly inFlight: number;
  readonly passes: number;
  readonly probeTimeoutMs: number;
  readonly identifyInFlight: number;
  readonly client: ClientOptions;
}

/** As many addresses as can be unanswered neighbours all at once. */
const FEW = 512;

export function settingsFor(total: number, options: DiscoverOptions): DiscoverSettings {
  return {
    inFlight: options.inFlight ?? (total <= FEW ? 256 : 64),
    passes: options.passes ?? 2,
    probeTimeoutMs: options.probeTimeoutMs ?? 300,
    identifyInFlight: options.identifyInFlight ?? 8,
    client: {
      transport: options.transport,
      connectTimeoutMs: options.connectTimeoutMs ?? 3000,
      replyTimeoutMs: options.replyTimeoutMs ?? 3000,
      ...(options.models === undefined ? {} : { models: options.models }),
    },
  };
}
