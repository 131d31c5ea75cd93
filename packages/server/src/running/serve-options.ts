import type { Endpoint } from "@hearthash/client";
import type { Environment } from "../config/index.js";

/** A miner of a simulator, to be shown as one. */
export interface SimulatedMiner {
  readonly endpoint: Endpoint;
  readonly name: string;
}

/** What a server is started with; everything else stands in its configuration. */
export interface ServeOptions {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** The configuration file; the usual one unless given. */
  readonly configFile?: string | undefined;
  /** The data folder; the usual one unless given. */
  readonly dataFolder?: string | undefined;
  /** Miners of the command line, as `-H` takes them. */
  readonly hosts?: readonly string[];
  readonly simulated?: readonly SimulatedMiner[];
  /** The built dashboard. */
  readonly dashboardFolder?: string | undefined;
  /** Least severe lines of the log; what the configuration says unless given. */
  readonly logLevel?: "debug" | "info" | "warn" | "error" | "silent" | undefined;
}

/** A server that runs. */
export interface RunningServer {
  /** How this machine reaches it. */
  readonly url: string;
  /** How the home network reaches it; `undefined` without a TLS port. */
  readonly lanUrl: string | undefined;
  readonly configFile: string;
  readonly dataFolder: string;
  /** How many miners it begins with. */
  readonly miners: number;
  /** A link that signs one browser in, within five minutes. */
  readonly loginLink: () => string;
  /** Ends it in order, within five seconds. */
  readonly stop: () => Promise<void>;
}
