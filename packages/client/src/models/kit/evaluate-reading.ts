import { toNumber } from "../../domain/replies/row-spec.js";
import type { MmFields } from "../../mm/mm-fields.js";
import { NO_SENSOR } from "../../mm/mm-number.js";
import type { IssueList } from "../../wire/issue.js";
import type { ReplyRow, ReplyScalar } from "../../wire/reply.js";
import type { FoldReading, MmEachReading, MmReading, Reading, RowReading } from "./reading.js";
import type { Readout } from "./readout.js";

/** A value that could be read, and where it stood. */
export interface Evaluated {
  readonly value: number | readonly number[];
  /** In the miner's own words: `PS[6]`, `summary.MHS 5m`. */
  readonly source: string;
}

/** Reads one value. `undefined` when the miner did not say it or said nothing that can be believed. */
export function evaluateReading(
  reading: Reading,
  readout: Readout,
  issues: IssueList,
): Evaluated | undefined {
  const found = find(reading, readout, issues);
  if (found === undefined || Array.isArray(found.value)) return found;
  const value = found.value as number;
  if (value === NO_SENSOR) {
    issues.add("no-sensor", found.source, "the miner says -273: no sensor");
    return undefined;
  }
  if (value === 0 && reading.zero === "unknown") return undefined;
  return { value: value * (reading.scale ?? 1), source: found.source };
}

function find(reading: Reading, readout: Readout, issues: IssueList): Evaluated | undefined {
  switch (reading.from) {
    case "mm":
      return findInModules(reading, readout, issues);
    case "litestats":
      return findMmValue(reading, readout.litestats, "litestats.", issues);
    case "mm-each":
      return findEach(reading, [readout.mm.main, ...readout.mm.others], issues);
    case "row":
      return findRow(reading, readout.tables[reading.table] ?? [], issues);
    case "fold":
      return foldRows(reading, readout.tables[reading.table] ?? []);
  }
}

function findMmValue(
  reading: MmReading,
  fields: MmFields,
  prefix: string,
  issues: IssueList,
): Evaluated | undefined {
  if (!fields.has(reading.key)) return undefined;
  const list = fields.list(reading.key) ?? [];
  const isList = reading.index !== undefined;
  const source = `${prefix}${reading.key}${isList ? `[${reading.index}]` : ""}`;
  if (isList && list.length > 0 && list.every((entry) => entry === 0)) {
    issues.add("value-invalid", `${prefix}${reading.key}`, "all zero: not measured yet");
    return undefined;
  }
  const value = isList ? list[reading.index ?? 0] : fields.number(reading.key);
  if (value !== undefined) return { value, source };
  const text = fields.text(reading.key) ?? "";
  if (text !== "" && !isList) noteUnreadable(source, text, issues);
  if (isList) issues.add("layout-unknown", source, `no number there in [${text.slice(0, 60)}]`);
  return undefined;
}

/** A value of one module, or of all of them together: a sum over modules of which one says nothing is unknown. */
function findInModules(reading: MmReading, readout: Readout, issues: IssueList): Evaluated | undefined {
  const { main, others } = readout.mm;
  const first = findMmValue(reading, main, "", issues);
  if (first === undefined || others.length === 0 || reading.modules === undefined) return first;
  const found = [first, ...others.map((module) => findMmValue(reading, module, "", issues))];
  const values = found.flatMap((value) => (typeof value?.value === "number" ? [value.value] : []));
  if (values.length < found.length) {
    issues.add("layout-unknown", first.source, "not every module tells it");
    return undefined;
  }
  const source = `${reading.modules} of ${first.source} over ${values.length} modules`;
  return { value: foldValues(reading.modules, values), source };
}

/** All or nothing: a list with a hole would give the wrong fan's speed to the one behind it. */
function findEach(
  reading: MmEachReading,
  modules: readonly MmFields[],
  issues: IssueList,
): Evaluated | undefined {
  const found = modules.flatMap((fields) =>
    fields.keys.filter((key) => reading.pattern.test(key)).map((key) => ({ key, fields })),
  );
  const values: number[] = [];
  for (const { key, fields } of found) {
    const value = fields.number(key);
    if (value === undefined) {
      noteUnreadable(key, fields.text(key) ?? "", issues);
      return undefined;
    }
    values.push(value);
  }
  if (values.length === 0) return undefined;
  return { value: values, source: found.map(({ key }) => key).join(", ") };
}

function findRow(reading: RowReading, rows: readonly ReplyRow[], issues: IssueList): Evaluated | undefined {
  for (const row of rows) {
    const key = keyOf(reading.key, row);
    if (key === undefined) continue;
    const source = `${reading.table}.${key}`;
    const raw = row[key] ?? "";
    const value = toNumber(raw);
    if (value !== undefined) return { value, source };
    if (raw !== "") noteUnreadable(source, String(raw), issues);
    return undefined;
  }
  return undefined;
}

function keyOf(key: string | RegExp, row: ReplyRow): string | undefined {
  if (typeof key === "string") return key in row ? key : undefined;
  return Object.keys(row).find((name) => key.test(name));
}

function foldRows(reading: FoldReading, rows: readonly ReplyRow[]): Evaluated | undefined {
  const values: number[] = [];
  const keys = new Set<string>();
  for (const row of rows) {
    for (const [key, raw] of Object.entries(row)) {
      if (!reading.pattern.test(key)) continue;
      const numbers = numbersIn(raw).filter((value) => value !== 0 || reading.zero !== "unknown");
      if (numbers.length > 0) keys.add(key);
      values.push(...numbers);
    }
  }
  if (values.length === 0) return undefined;
  const source = `${reading.table}.${[...keys].join(", ")}`;
  const scale = reading.scale ?? 1;
  if (reading.how === "list") return { value: values.map((value) => value * scale), source };
  return { value: foldValues(reading.how, values), source: `${reading.how} of ${source}` };
}

function foldValues(how: "max" | "mean" | "sum", values: readonly number[]): number {
  if (how === "max") return values.reduce((left, right) => Math.max(left, right));
  const sum = values.reduce((left, right) => left + right, 0);
  return how === "sum" ? sum : sum / values.length;
}

/** A number, or the parts of an Antminer's `62-62-74-74`. */
function numbersIn(raw: ReplyScalar): number[] {
  const value = toNumber(raw);
  if (value !== undefined) return [value];
  if (typeof raw !== "string" || !/^\d+(-\d+)+$/.test(raw)) return [];
  return raw.split("-").map(Number);
}

function noteUnreadable(source: string, text: string, issues: IssueList): void {
  issues.add("not-a-number", source, `the miner says '${text.slice(0, 40)}'`);
}
