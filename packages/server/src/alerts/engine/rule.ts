import type { Pool } from "@hearthash/client";
import type { AlertKind, AlertSeverity, CommandResource } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";
import type { LevelMemory, Verdict } from "./level.js";

/** A rule as it holds for one miner. */
export interface EffectiveRule {
  readonly kind: AlertKind;
  readonly enabled: boolean;
  /** In the rule's unit; undefined where it has none, or none is known for the model. */
  readonly threshold: number | undefined;
  readonly durationMs: number;
  readonly severity: AlertSeverity;
}

/** What a rule keeps of a miner: small, and plain JSON. */
export type Facts = { readonly [name: string]: number | string | boolean | readonly number[] | Facts };

/** Everything a rule remembers of a miner; survives a restart. */
export interface RuleMemory {
  readonly level?: LevelMemory;
  readonly facts?: Facts;
}

/** What rules look at of a pool. */
export type WatchedPool = Pick<Pool, "id" | "url" | "status" | "active">;

/** What is known of a miner at a moment. */
export interface Sight {
  readonly live: LiveMiner;
  readonly now: number;
  /** Its pools and when they were asked; undefined while they are not known. */
  readonly pools?: readonly WatchedPool[] | undefined;
  /** True when two polls have decided that it has restarted since the last look. */
  readonly hasRestarted?: boolean;
  /** Commands for it, the newest first. Asked for only when something calls for an explanation. */
  readonly commands: () => readonly CommandResource[];
}

/** What is handed to a kind to judge a moment. */
export interface Look<Kept extends Facts = Facts> extends Sight {
  readonly rule: EffectiveRule;
  readonly facts: Kept | undefined;
}

/** The numbers behind an alert. */
export type AlertData = Readonly<Record<string, unknown>>;

/** What a kind with a length makes of a moment. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly facts?: Facts | undefined;
  readonly data?: AlertData;
}

/** A kind that begins and ends. */
export interface LevelKind {
  readonly type: "level";
  readonly clearMs: number;
  judge(look: Look): Judgement;
}

/** A kind that happens at a moment. */
export interface OnceKind {
  readonly type: "once";
  look(look: Look): { readonly facts?: Facts | undefined; readonly data?: AlertData };
}

/** What became true or stopped being true. */
export interface Transition {
  readonly to: "on" | "off" | "once";
  /** When it began. */
  readonly since: number;
  readonly data: AlertData;
}
