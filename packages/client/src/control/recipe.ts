import type { Pool } from "../domain/pools.js";
import type { MinerSnapshot } from "../domain/snapshot.js";
import type { ControlName, ModelDefinition } from "../models/kit/define-model.js";
import type { IntentKind, IntentOf } from "./intent.js";
import type { ControlRequest } from "./outcome.js";
import type { Situation } from "./situation.js";

/** What a firmware must have for an intent: a command, or an option of `ascset`. */
export type Need = { readonly command: string } | { readonly option: string };

/** What is read to see whether a change took effect. */
export interface Evidence {
  readonly pools: readonly Pool[];
  readonly snapshot: MinerSnapshot | undefined;
}

/** `true` seen; a text: not yet, and why; `neverShown`: no miner of this kind ever shows it, so looking again is idle. */
type Verdict = true | string | { readonly neverShown: string };

/** How one kind of intent is carried out and read back. */
export interface Recipe<Kind extends IntentKind> {
  readonly control: ControlName;
  readonly need: (intent: IntentOf<Kind>, model: ModelDefinition) => Need;
  /** What must be read before the request can be made. */
  readonly before: readonly ("pools" | "snapshot")[];
  /** The request. Throws `argument-invalid` or `command-unsafe` before anything is sent. */
  readonly request: (
    intent: IntentOf<Kind>,
    situation: Situation,
  ) => ControlRequest | Promise<ControlRequest>;
  /** What is read afterwards; nothing where a miner never shows it. */
  readonly after: "pools" | "snapshot" | "restart" | "nothing";
  /** How long the effect may take to show, in milliseconds. */
  readonly withinMs: number;
  readonly verify: (intent: IntentOf<Kind>, evidence: Evidence, situation: Situation) => Verdict;
}

/** A recipe for every kind of intent. */
export type Recipes = { readonly [Kind in IntentKind]: Recipe<Kind> };

/** `ascset|0,option,value`. */
export function ascset(option: string, value: string): ControlRequest {
  return { command: "ascset", parameter: `0,${option},${value}` };
}
