import type { PointKind } from "../../domain/points.js";

/** The places a value can stand in: bracket texts, and rows of plain replies. */
export type ReadingTable = "summary" | "devs" | "stats" | "temps" | "fans" | "power";

export interface ReadingOptions {
  /** Factor from the miner's unit to the point's unit. */
  readonly scale?: number;
  /** `unknown` where the firmware prints 0 for "no value". */
  readonly zero?: "unknown";
  /** How the values of several modules make one: older A-series machines have up to a dozen. The first's unless told. */
  readonly modules?: "sum" | "max" | "mean";
  /** Overrides the kind of the catalogue. */
  readonly kind?: PointKind;
}

/** One value of `MM ID0`: `TMax[86]`, or one number of a list, `PS[6]`. */
export interface MmReading extends ReadingOptions {
  readonly from: "mm" | "litestats";
  readonly key: string;
  readonly index?: number;
}

/** All values of `MM ID0` whose names match, as a list: `Fan1`, `Fan2` ... */
export interface MmEachReading extends ReadingOptions {
  readonly from: "mm-each";
  readonly pattern: RegExp;
}

/** One member of the first row that has it. */
export interface RowReading extends ReadingOptions {
  readonly from: "row";
  readonly table: ReadingTable;
  readonly key: string | RegExp;
}

/** Several members or rows folded into one value. Texts such as `62-62-74-74` count as their parts. */
export interface FoldReading extends ReadingOptions {
  readonly from: "fold";
  readonly table: ReadingTable;
  readonly pattern: RegExp;
  readonly how: "max" | "mean" | "sum" | "list";
}

/** How a value is read, as data. */
export type Reading = MmReading | MmEachReading | RowReading | FoldReading;

/** A value by its name in the bracket text of `estats`. */
export function mm(key: string, options: ReadingOptions = {}): MmReading {
  return { from: "mm", key, ...options };
}

/** One number of a list in the bracket text, counted from 0. */
export function mmList(key: string, index: number, options: ReadingOptions = {}): MmReading {
  return { from: "mm", key, index, ...options };
}

/** Every value of the bracket text whose name matches, in the miner's order. */
export function mmEach(pattern: RegExp): MmEachReading {
  return { from: "mm-each", pattern };
}

/** A value by its name in the bracket text of `litestats`. */
export function lite(key: string, options: ReadingOptions = {}): MmReading {
  return { from: "litestats", key, ...options };
}

/** A member of a plain reply, from the first row that has it. */
export function row(table: ReadingTable, key: string | RegExp, options: ReadingOptions = {}): RowReading {
  return { from: "row", table, key, ...options };
}

/** Members of a plain reply whose names match, over all rows, folded into one value. */
export function fold(
  table: ReadingTable,
  pattern: RegExp,
  how: FoldReading["how"],
  options: ReadingOptions = {},
): FoldReading {
  return { from: "fold", table, pattern, how, ...options };
}
