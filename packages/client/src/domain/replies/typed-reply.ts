import { findMm, type MmReadout } from "../../mm/find-mm.js";
import { IssueList, type ParseIssue } from "../../wire/issue.js";
import { type CgminerReply, type ReplyRow, rowsOf } from "../../wire/reply.js";
import { deviceDetailsSpec, deviceSpec } from "./devs.js";
import { poolRowSpec, poolTrafficSpec } from "./pool-rows.js";
import { type RowOf, type RowSpec, readRow } from "./row-spec.js";
import { checkSpec, coinSpec, configSpec, lcdSpec, notifySpec } from "./small-replies.js";
import { summarySpec } from "./summary.js";
import { versionSpec } from "./version.js";

/** A reply with its rows typed; the reply as it came stays beside them. */
export interface TypedReply<Value> {
  readonly value: Value;
  readonly issues: readonly ParseIssue[];
  readonly reply: CgminerReply;
}

/** What `stats`, `estats` and `litestats` hold: the bracket texts, and the traffic with each pool. */
export interface StatsReply {
  readonly mm: MmReadout;
  readonly pools: readonly RowOf<typeof poolTrafficSpec>[];
  /** Every row as it came, for miners that say it in plain members (Antminer, LuxOS). */
  readonly rows: readonly ReplyRow[];
}

/** What `privileged` says: whether this caller may use the commands that change something. */
export interface PrivilegedReply {
  readonly granted: boolean;
}

type Read<Value> = (reply: CgminerReply, issues: IssueList) => Value;

function one<Spec extends RowSpec>(section: string, spec: Spec): Read<RowOf<Spec>> {
  return (reply, issues) => readRow(spec, section, rowsOf(reply, section)[0] ?? {}, issues);
}

function many<Spec extends RowSpec>(section: string, spec: Spec): Read<readonly RowOf<Spec>[]> {
  return (reply, issues) => rowsOf(reply, section).map((row) => readRow(spec, section, row, issues));
}

const readStats: Read<StatsReply> = (reply, issues) => {
  const rows = rowsOf(reply, "STATS");
  const mm = findMm(rows);
  issues.addAll([...mm.main.issues, ...mm.boards.issues]);
  const poolRows = rows.filter((row) => /^POOL\d+$/.test(String(row["ID"] ?? "")));
  return { mm, rows, pools: poolRows.map((row) => readRow(poolTrafficSpec, "STATS", row, issues)) };
};

/** How the reply of each command is typed. */
const readers = {
  version: one("VERSION", versionSpec),
  summary: one("SUMMARY", summarySpec),
  stats: readStats,
  estats: readStats,
  litestats: readStats,
  pools: many("POOLS", poolRowSpec),
  devs: many("DEVS", deviceSpec),
  edevs: many("DEVS", deviceSpec),
  asc: many("ASC", deviceSpec),
  devdetails: many("DEVDETAILS", deviceDetailsSpec),
  config: one("CONFIG", configSpec),
  coin: one("COIN", coinSpec),
  lcd: one("LCD", lcdSpec),
  check: one("CHECK", checkSpec),
  notify: many("NOTIFY", notifySpec),
  privileged: (reply: CgminerReply): PrivilegedReply => ({
    granted: reply.status.some((row) => row.severity === "S"),
  }),
} as const;

/** The commands whose replies are typed. Any other goes through `Miner.command`. */
export type TypedCommand = keyof typeof readers;

/** The typed value of each command's reply. */
export type TypedValues = { readonly [Command in TypedCommand]: ReturnType<(typeof readers)[Command]> };

export const typedCommands = Object.keys(readers) as readonly TypedCommand[];

/** Types a reply. Never throws: what cannot be read is absent, with an issue. */
export function typeReply<Command extends TypedCommand>(
  command: Command,
  reply: CgminerReply,
): TypedReply<TypedValues[Command]> {
  const issues = new IssueList();
  issues.addAll(reply.issues);
  const read = readers[command] as Read<TypedValues[Command]>;
  const value = read(reply, issues);
  return { value, issues: issues.all, reply };
}
