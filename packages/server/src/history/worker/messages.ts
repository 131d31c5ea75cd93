import type { HistoryResult } from "@hearthash/contract";
import type { HistoryProblem, HistoryQuery, HistorySpan, MeasuredEnergy } from "../history-port.js";
import type { PackedSamples } from "../sample-batch.js";
import type { StoreKept, StoreOptions } from "../store/history-store.js";

/** Everything the thread can be asked, by name: question and answer. */
export interface Calls {
  readonly query: { readonly ask: HistoryQuery; readonly answer: HistoryResult };
  readonly energy: { readonly ask: HistorySpan; readonly answer: MeasuredEnergy };
  readonly kept: { readonly ask: null; readonly answer: StoreKept };
  readonly names: { readonly ask: null; readonly answer: readonly string[] };
  readonly knows: { readonly ask: string; readonly answer: boolean };
  readonly erase: { readonly ask: string; readonly answer: null };
  readonly backup: { readonly ask: string; readonly answer: null };
  readonly flush: { readonly ask: null; readonly answer: null };
  readonly stop: { readonly ask: null; readonly answer: null };
}

export type CallName = keyof Calls;

/** A question under its number. */
export type CallMessage = {
  [Name in CallName]: {
    readonly kind: "call";
    readonly number: number;
    readonly name: Name;
    readonly ask: Calls[Name]["ask"];
    readonly now: number;
  };
}[CallName];

/** What is said to the thread. */
export type ToWorker =
  | { readonly kind: "rows"; readonly rows: PackedSamples; readonly now: number }
  | { readonly kind: "rename"; readonly before: string; readonly id: string; readonly now: number }
  | { readonly kind: "forget"; readonly minerId: string }
  | CallMessage;

/** What the thread says. */
export type FromWorker =
  | { readonly kind: "written"; readonly count: number; readonly waiting: number }
  | { readonly kind: "problem"; readonly problem: HistoryProblem }
  | { readonly kind: "answer"; readonly number: number; readonly answer: unknown }
  | { readonly kind: "refusal"; readonly number: number; readonly message: string; readonly code: unknown };

/** What the thread is started with. */
export interface WorkerStart {
  readonly store: StoreOptions;
  readonly now: number;
}
