import type { FaultName } from "./faults/fault-catalogue.js";
import type { BootTiming, ModelName } from "./models/model.js";

/** A pool a miner starts with. */
export interface PoolOptions {
  readonly url: string;
  readonly worker: string;
  /** Default `x`. */
  readonly password?: string;
}

/** What one simulated miner is to be. Everything but the model has a default. */
export interface MinerOptions {
  /** One of `modelNames`. */
  readonly model: ModelName;
  /** Loopback address to listen on (127.0.0.0/8). Default `127.0.0.1`. */
  readonly host?: string;
  /** TCP port of the API; 0 picks a free one. Default 4028. */
  readonly port?: number;
  /** Port of its web interface on the same address; 0 picks a free one. Default: no web interface. */
  readonly web?: { readonly port: number };
  /** Everything that looks random follows from it: identity, noise, spread of the chips. Default: from address and port. */
  readonly seed?: number;
  /** Used in the default workers' names. Default: the model's name. */
  readonly name?: string;
  /** Pools of its configuration file, at most three on home models. Default: one to three made-up ones. */
  readonly pools?: readonly PoolOptions[];
  /** Number of the work mode. Default: the model's. */
  readonly mode?: number;
  /** Number of the level inside the mode. Default 0. */
  readonly level?: number;
  /** Temperature of the room in degrees Celsius. Default 22 to 26, by the seed. */
  readonly ambientC?: number;
  /** How long it has been running when it starts, in seconds; 0 shows the first minutes after power-on. Default: an hour to a day. */
  readonly uptimeS?: number;
  /** Serial: 16 hex digits. Default by the seed. */
  readonly dna?: string;
  /** 12 hex digits. Default by the seed. */
  readonly mac?: string;
  /** Network name, shown unescaped as the firmware does. Default empty (wired). */
  readonly ssid?: string;
  /** `PROD`, which an owner can rename. Default: the model's. */
  readonly product?: string;
  /** Firmware versions as `version` and `Ver[]` show them. */
  readonly firmware?: { readonly cg?: string; readonly little?: string; readonly big?: string };
  /** Web password in plain text. Default: the model's. */
  readonly webPassword?: string;
  /** Commands its firmware has beyond, or lacks from, the model's table. */
  readonly commands?: { readonly add?: readonly string[]; readonly remove?: readonly string[] };
  /** How long the phases of a restart take, in milliseconds. */
  readonly boot?: Partial<BootTiming>;
  /** A client that says nothing is dropped after so many real milliseconds; null: never. Default: the model's (10 s on home models). */
  readonly silentClientMs?: number | null;
  /** Faults that are on from the start. */
  readonly faults?: readonly FaultName[];
}
