import type { PointId } from "../../domain/points.js";
import type { Reading } from "./reading.js";

/** What a miner lets its owner change. The names are those of the intents. */
export type ControlName =
  | "workMode"
  | "workLevel"
  | "standby"
  | "fan"
  | "targetTemp"
  | "roomLimit"
  | "lcd"
  | "led"
  | "filterClean"
  | "reboot"
  | "webPassword"
  | "switchPool"
  | "enablePool"
  | "disablePool"
  | "poolPriority"
  | "setPool"
  | "addPool"
  | "removePool"
  | "poolQuota";

/** How this model's firmware wants to be told things, where models differ. Absent: it cannot be told. */
export interface ControlDialect {
  /** Smallest and largest fan duty in percent. */
  readonly fanPercent?: readonly [number, number];
  /** Smallest and largest chip target in degrees Celsius. */
  readonly targetTempC?: readonly [number, number];
  /** Smallest and largest room limit in degrees Celsius. */
  readonly roomLimitC?: readonly [number, number];
  /** Standby at a time of the miner's own clock, or at once. */
  readonly standby?: "at-device-time" | "at-once";
  /** A restart after so many seconds, or of all parts at once. */
  readonly reboot?: "after-seconds" | "all";
  /** The option that carries the work mode. */
  readonly workMode?: "workmode" | "worklevel";
  /** Colours and effects, or one white lamp. */
  readonly led?: "ledset" | "locate";
  /** How setpool is sent: as a command, or as an option of ascset. */
  readonly setPool?: "command" | "option";
  /** How web passwords travel; in clear unless told. */
  readonly webPassword?: "clear" | "hashed";
  /** Web user that setpool is sent with unless told otherwise. */
  readonly webUser?: string;
  /** Commands this model may obey by hanging up without a word. */
  readonly noReply?: readonly ControlName[];
}

/** Members of the VERSION row that name a model. All members of one pattern must match. */
export interface VersionPattern {
  readonly MODEL?: string | RegExp;
  readonly HWTYPE?: string | RegExp;
  readonly PROD?: string | RegExp;
  readonly SWTYPE?: string | RegExp;
}

/** Where a fact about a model was seen. */
export interface Evidence {
  readonly firmware: string;
  readonly from: string;
}

/** How each measurement is read: one reading, or several of which the first that gives a value counts. */
export type PointReadings = { readonly [Id in PointId]?: Reading | readonly Reading[] };

/** A model of miner, as data: what its numbers mean and what it can do. */
export interface ModelDefinition {
  /** Short id, as in `MinerIdentity.model`. */
  readonly id: string;
  readonly name: string;
  readonly family: "home" | "a-series" | "generic";
  /** `guessed` for the generic definitions: shown, and read-only until the owner names the model. */
  readonly confidence: "exact" | "guessed";
  readonly match: readonly VersionPattern[];
  /** Whether several reads may be joined with `+` in one request. */
  readonly joinsReads: boolean;
  readonly read: PointReadings;
  /** Words of the work modes by their number on the wire. */
  readonly workModes: Readonly<Record<number, string>>;
  /** Words of the levels by their number on the wire. */
  readonly workLevels: Readonly<Record<number, string>>;
  /** What each number of `PS[...]` means, by index. */
  readonly powerSupply: readonly string[];
  /** What its owner can change, as far as is known; the firmware itself is asked before anything is sent. */
  readonly controls: readonly ControlName[];
  readonly dialect: ControlDialect;
  /** What a caller must know, in one sentence each. */
  readonly quirks: readonly string[];
  readonly evidence: readonly [Evidence, ...Evidence[]];
}

/** Declares a model. Model files hold nothing but one call of this. */
export function defineModel(definition: ModelDefinition): ModelDefinition {
  return Object.freeze(definition);
}

/** The readings of one measurement, best first; none when the model does not have it. */
export function readingsOf(model: ModelDefinition, id: PointId): readonly Reading[] {
  const readings: Reading | readonly Reading[] | undefined = model.read[id];
  if (readings === undefined) return [];
  return "from" in readings ? [readings] : readings;
}
