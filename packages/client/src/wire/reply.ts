import type { ParseIssue } from "./issue.js";
import type { JsonValue } from "./json-value.js";
import type { WireFormat } from "./request.js";

/** A value of a reply row. In text replies every value is a string. */
export type ReplyScalar = string | number | boolean;

/** One row of a section, by the miner's own key names. Without a prototype: any key is just a key. */
export type ReplyRow = Readonly<Record<string, ReplyScalar>>;

/** cgminer's judgement: Success, Information, Warning, Error, Fatal. */
export type StatusSeverity = "S" | "I" | "W" | "E" | "F";

/** One STATUS row: what the miner says about the command itself. */
export interface ReplyStatus {
  /** `undefined` for the bare words BYE and RESTART, and where the miner gives none. */
  readonly severity: StatusSeverity | undefined;
  /** The miner's clock when it read the request, Unix seconds; seconds since boot while its clock is not set. */
  readonly when: number | undefined;
  /** cgminer message code. */
  readonly code: number | undefined;
  readonly message: string | undefined;
  /** For example `cgminer 4.11.1`. Avalon firmware leaves it out when it does not know the command. */
  readonly description: string | undefined;
}

/** A reply as the miner gave it, in one shape for JSON and text and for every firmware's habits. */
export interface CgminerReply {
  readonly command: string;
  readonly format: WireFormat;
  /** The STATUS rows; empty for a joined reply and for what is no reply at all. */
  readonly status: readonly ReplyStatus[];
  /** Sections by name, such as `SUMMARY` or `STATS`. Text replies are given the names of JSON. */
  readonly sections: Readonly<Record<string, readonly ReplyRow[]>>;
  /** The parts of a joined request, by command. */
  readonly joined: Readonly<Record<string, CgminerReply>>;
  /** What was wrong with it and could be read all the same. */
  readonly issues: readonly ParseIssue[];
  /** The reply before the NUL, as text. May hold pool passwords: see `redactReply`. */
  readonly text: string;
  /** The parsed tree of a JSON reply, repaired where it was broken. */
  readonly tree: JsonValue | undefined;
}

/** The rows of a section, or none. */
export function rowsOf(reply: CgminerReply, section: string): readonly ReplyRow[] {
  return reply.sections[section] ?? [];
}

/** True when the reply is in the protocol at all: it has a STATUS, a section or a joined part. */
export function isCgminerReply(reply: CgminerReply): boolean {
  const saysSomething = reply.status.some((row) => row.severity !== undefined || row.message !== undefined);
  return saysSomething || Object.keys(reply.sections).length > 0 || Object.keys(reply.joined).length > 0;
}

/** The STATUS row that says the command failed, if one does. */
export function failureOf(reply: CgminerReply): ReplyStatus | undefined {
  return reply.status.find((row) => row.severity === "E" || row.severity === "F");
}

/**
 * The miner's clock when it answered, Unix seconds, if it is set: before a miner has network time it counts
 * from its start. Source: captured A1246 reply with `When=24701`.
 */
export function deviceTimeOf(reply: CgminerReply): number | undefined {
  const when = reply.status.find((row) => row.when !== undefined)?.when;
  return when !== undefined && when > 1_000_000_000 ? when : undefined;
}
