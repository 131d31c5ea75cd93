import type { IssueList } from "../../wire/issue.js";
import type { ReplyRow, ReplyScalar } from "../../wire/reply.js";

/** How one field of a row is read. */
export interface FieldSpec<T> {
  /** The miner's names for it, best first. A pattern takes the first name that matches. */
  readonly names: readonly (string | RegExp)[];
  readonly read: (value: ReplyScalar, name: string) => T | undefined;
}

/** The fields of a typed reply. */
export type RowSpec = Readonly<Record<string, FieldSpec<unknown>>>;

/** The typed row a spec gives: every field may be unknown, and is absent then. */
export type RowOf<Spec extends RowSpec> = {
  readonly [Key in keyof Spec]?: Spec[Key] extends FieldSpec<infer T> ? T : never;
};

type Names = readonly (string | RegExp)[];

export function text(...names: Names): FieldSpec<string> {
  return { names, read: (value) => (String(value) === "" ? undefined : String(value)) };
}

/** A number as it stands, in the miner's unit. */
export function number(...names: Names): FieldSpec<number> {
  return { names, read: toNumber };
}

/** A number times `factor`: unit conversions are done here, once. */
export function scaled(factor: number, ...names: Names): FieldSpec<number> {
  return {
    names,
    read(value) {
      const number = toNumber(value);
      return number === undefined ? undefined : number * factor;
    },
  };
}

const TERAHASH: Readonly<Record<string, number>> = { MHS: 1e-6, GHS: 1e-3, THS: 1 };

/** A hashrate in TH/s, whatever unit stands in the miner's name for it: `MHS 5m`, `GHS 5m`. */
export function hashrate(window: string): FieldSpec<number> {
  return {
    names: Object.keys(TERAHASH).map((unit) => `${unit} ${window}`),
    read(value, name) {
      const number = toNumber(value);
      return number === undefined ? undefined : number * (TERAHASH[name.slice(0, 3)] ?? Number.NaN);
    },
  };
}

/** `Y`/`N`, `true`/`false`, 1/0. */
export function flag(...names: Names): FieldSpec<boolean> {
  return { names, read: toFlag };
}

/** Reads a row by its spec. A value that is there and cannot be read is an issue and stays unknown. */
export function readRow<Spec extends RowSpec>(
  spec: Spec,
  section: string,
  row: ReplyRow,
  issues: IssueList,
): RowOf<Spec> {
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(spec)) {
    const name = findName(field.names, row);
    if (name === undefined) continue;
    const raw = row[name] ?? "";
    const value = field.read(raw, name);
    if (value !== undefined) result[key] = value;
    else if (raw !== "")
      issues.add("value-invalid", `${section}.${name}`, `cannot be read: ${String(raw).slice(0, 40)}`);
  }
  return result as RowOf<Spec>;
}

/** A number, also where the firmware prints it as text (`"GHS 5s":"13701.22"`). */
export function toNumber(value: ReplyScalar): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\s*-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\s*$/.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function toFlag(value: ReplyScalar): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === 1 || /^(y|true|1)$/i.test(String(value))) return true;
  return value === 0 || /^(n|false|0)$/i.test(String(value)) ? false : undefined;
}

function findName(names: Names, row: ReplyRow): string | undefined {
  for (const name of names) {
    if (typeof name === "string") {
      if (name in row) return name;
    } else {
      const found = Object.keys(row).find((key) => name.test(key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
