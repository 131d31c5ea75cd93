import type { BootTiming, ModelDefinition } from "../models/model.js";
import type { RunningPool, StoredPool } from "./pool.js";
import type { PinnedReadings } from "./readings.js";
import type { ScheduledEvent } from "./scheduled-event.js";

/** What the miner does: `STATE` and `SYSTEMSTATU`. */
export type Phase = "init" | "work" | "idle" | "fault";

/** What its API port does. */
export type PortState = "open" | "hanging" | "closed";

export interface Identity {
  dna: string;
  mac: string;
  product: string;
  firmware: { cg: string; little: string; big: string };
  ssid: string;
}

/** Settings that survive a reboot. Source: the vendor's published Nano 3S service and its settings binary. */
export interface KeptSettings {
  pools: StoredPool[];
  mode: number;
  level: number;
  webPassword: string;
  ledMode: number;
  ledUser: string;
  displayOn: boolean;
  displayPage: number;
  roomLimitC: number;
  timezone: string;
  filterMinutes: number;
}

/** Settings that a reboot forgets. */
export interface RunSettings {
  /** Duty in percent, -1 for automatic. */
  fan: number;
  targetChipC: number | null;
  railMv: number | null;
  pllMhz: readonly number[] | null;
  backlight: number;
  ledRunning: number;
  locateLed: boolean;
  softOffReason: number;
  softOffTimeS: number;
  softOnTimeS: number;
  showAllStats: boolean;
  joinLeftOpen: boolean;
  authShown: boolean;
  qrLogin: boolean;
}

/** Quantities that move with time. */
export interface Flow {
  hashrateGhs: number;
  average5s: number;
  average1m: number;
  average5m: number;
  average15m: number;
  wallPowerW: number;
  chipC: number;
  fanPercent: number;
  totalGh: number;
  hashedS: number;
  connectionLosses: number;
}

/** Everything one simulated miner is. Plain data, so that ten thousand of them are cheap. */
export interface Machine {
  readonly model: ModelDefinition;
  readonly seed: number;
  readonly boot: BootTiming;
  readonly identity: Identity;
  readonly commands: ReadonlySet<string>;
  kept: KeptSettings;
  run: RunSettings;
  flow: Flow;
  pools: RunningPool[];
  /** Index of the pool in use, -1 for none. */
  activePool: number;
  phase: Phase;
  port: PortState;
  /** Up to when the state has been worked out, in milliseconds of the clock. */
  atMs: number;
  bootedMs: number;
  startedMs: number;
  bootCause: string;
  deviceClock: { set: boolean; offsetMs: number };
  ambientC: number;
  calibration: { fromMs: number; untilMs: number } | null;
  events: ScheduledEvent[];
  networkLosses: [lostS: number, backS: number][];
  pinned: PinnedReadings;
}
