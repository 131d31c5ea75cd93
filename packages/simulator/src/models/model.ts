/** The names of the models that can be simulated. */
export type ModelName = "mini3" | "nano3" | "nano3s" | "q" | "a1246" | "cgminer";

/** What stands at one index of `PS[...]`. The unit is part of the name. */
export type PowerPoint =
  | "errorBits"
  | "zero"
  | "controlRail10mV"
  | "hashRail10mV"
  | "setRail10mV"
  | "outputA"
  | "outputW"
  | "wallW"
  | "supplyMv"
  | "supply10mV"
  | "supplyA"
  | "setRailMv";

/** One work mode (or, on the Nano 3, one level). */
export interface WorkModeSpec {
  readonly number: number;
  readonly name: string;
  readonly hashrateGhs: number;
  readonly wallPowerW: number;
  readonly dcPowerW: number;
  readonly targetChipC: number;
  /** `MPO`: the configured power limit. */
  readonly maxPowerW: number;
  readonly setRailMv: number;
  /** The value of `ATA<mode>[...]`. */
  readonly tuning: string;
  /** The four PLL frequencies of `SF0[...]`. */
  readonly pllMhz: readonly [number, number, number, number];
  /** The fan's target duty may not rise above this in the mode (night modes are quiet). */
  readonly fanCeilingPercent?: number;
  /** The mode switches the display off. */
  readonly displayOff?: boolean;
  /** The mode pauses when the room reaches the owner's limit. */
  readonly obeysRoomLimit?: boolean;
}

/** How a level inside a mode scales it. */
export interface LevelSpec {
  readonly number: number;
  readonly hashrate: number;
  readonly power: number;
}

/** Heat and air. */
interface HeatSpec {
  /** The mode and fan duty at which the miner holds its target in a room of 25 degrees. */
  readonly reference: { readonly mode: number; readonly fanPercent: number };
  /** Inlet air above the room; null when the miner has no such sensor. */
  readonly inletRiseC: number | null;
  /** How far from room to chip temperature the outlet, board and board's ends are (0..1). */
  readonly outletShare: number;
  readonly boardShare: number;
  readonly boardInletShare: number;
  readonly boardOutletShare: number;
  readonly standbyPowerW: number;
}

/** How long a restart takes, in milliseconds of the simulator's clock. */
export interface BootTiming {
  /** The port refuses. */
  readonly refuseMs: number;
  /** The port accepts and says nothing. */
  readonly hangMs: number;
  /** The service answers, but nothing hashes yet. */
  readonly initMs: number;
  /** The clock stands at seconds since boot until the network sets it. */
  readonly clockSetMs: number;
}

/** A model of miner, as data. */
export interface ModelDefinition {
  readonly name: ModelName;
  readonly title: string;
  /** Firmware names as they appear in `version` and `Ver[]`. */
  readonly firmware: { readonly cg: string; readonly little: string; readonly big: string };
  /** The keys of `version` after CGMiner and API, in their order. */
  readonly version: readonly (readonly [key: string, value: string])[];
  readonly product: string;
  readonly model: string;
  readonly macPrefix: string;
  /** Where the serial shows: in `DNA`, or only as `HDNA` with a zero DNA, or nowhere. */
  readonly serial: "dna" | "hdna" | "none";
  readonly device: { readonly name: string; readonly driver: string; readonly id: string };
  readonly deviceCode: string;
  readonly commands: ReadonlySet<string>;
  /** In the order of `ascset|0,help`; null when the driver has no settings. */
  readonly options: readonly string[] | null;
  /** Tokens of the `MM ID0` string in their order; a leading blank doubles the separator. */
  readonly mm: readonly string[] | null;
  /** The tokens of litestats, or "full" when it repeats `mm`; null without litestats. */
  readonly lite: readonly string[] | "full" | null;
  /** The Q wraps its tokens, moves the chip lists to `HBinfo` and has no members after them. */
  readonly mmStyle: "plain" | "wrapped";
  readonly statsExtras: boolean;
  readonly powerSupply: readonly PowerPoint[];
  readonly railRangeMv: readonly [min: number, max: number];
  readonly modes: readonly WorkModeSpec[];
  readonly levels: readonly LevelSpec[];
  readonly defaultMode: number;
  /** WORKLEVEL carries the mode (Nano 3). */
  readonly modeIsLevel: boolean;
  readonly heat: HeatSpec;
  readonly boards: number;
  readonly chips: number;
  readonly chipMv: number;
  readonly core: string;
  readonly bin: number;
  readonly fans: { readonly count: number; readonly maxRpm: number; readonly minPercent: number };
  readonly nonceMask: number;
  readonly boot: BootTiming;
  /** The mode change stops hashing for so long. */
  readonly modeChangeMs: number;
  /** A client that says nothing is dropped after this; null: never. */
  readonly receiveTimeoutMs: number | null;
  readonly maxPools: number;
  readonly defaultPools: number;
  readonly poolPasswordShown: boolean;
  /** `Last Share Time` counts from the start of the service instead of 1970. */
  readonly shareTimeSinceStart: boolean;
  /** Code 51 protects the last enabled pool, not only a single configured one. */
  readonly countsEnabledPools: boolean;
  /** Code 14 carries a Description. */
  readonly describesUnknownCommand: boolean;
  readonly deviceTemperature: "zero" | "chip";
  readonly account: {
    readonly user: string;
    readonly password: string;
    /** How `setpool` and `password` expect the web password. */
    readonly form: "plain" | "ff0000ff-sha256";
  };
  readonly web: "home" | "classic" | null;
}
