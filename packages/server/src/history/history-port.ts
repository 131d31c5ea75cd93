import type { EnergyResult, HistoryKept, HistoryResolution, HistoryResult } from "@hearthash/contract";
import type { LiveMiner } from "../live/index.js";

/** Whose history: a miner's id, or `fleet` for all of them together. */
export interface HistorySpan {
  readonly minerId: string;
  /** Unix milliseconds. */
  readonly fromMs: number;
  /** Unix milliseconds, itself no part of the span. */
  readonly toMs: number;
}

/** What is asked of a history. */
export interface HistoryQuery extends HistorySpan {
  /** Names of points; unknown ones are left out. */
  readonly points: readonly string[];
  readonly resolution: "auto" | HistoryResolution;
  /** Most rows of the answer; rows are gathered into wider ones where there are more. */
  readonly maxPoints?: number | undefined;
}

/** Which rows are written out. */
export interface HistoryExport extends HistorySpan {
  readonly points: readonly string[];
  readonly resolution: HistoryResolution;
  /** Shown beside the id. */
  readonly name: string;
}

/** Energy without its price. */
export type MeasuredEnergy = Omit<EnergyResult, "cost">;

/** What became of the files. */
export interface HistoryProblem {
  readonly code: "file-damaged" | "disk-full" | "write-failed" | "resumed" | "samples-dropped" | "restarted";
  readonly message: string;
  /** Unix milliseconds. */
  readonly at: number;
}

/** What became of miners over time. Another engine can stand behind it. */
export interface History {
  /** Names of everything that is kept: points, and figures of the fleet. */
  readonly points: readonly string[];
  /** Takes what a poll gave. Never waits: when too much is waiting, it is dropped and counted. */
  record(live: LiveMiner): void;
  query(query: HistoryQuery): Promise<HistoryResult>;
  energy(span: HistorySpan): Promise<MeasuredEnergy>;
  /** Lines of CSV, safe to open in a spreadsheet. */
  exportCsv(wanted: HistoryExport): AsyncIterable<string>;
  /** Parts of one JSON document. */
  exportJson(wanted: HistoryExport): AsyncIterable<string>;
  kept(): Promise<Omit<HistoryKept, "former">>;
  /** A miner got its identity: what was kept under the id before is its history from now on. */
  rename(before: string, id: string): void;
  /** A miner was removed: it is no part of the totals any more. Its own history stays until it is too old. */
  forget(minerId: string): void;
  /** Ids of the miners of whom something is kept. */
  names(): Promise<readonly string[]>;
  /** Whether anything of a miner is kept. */
  knows(minerId: string): Promise<boolean>;
  /** Deletes everything of a miner, for good. */
  erase(minerId: string): Promise<void>;
  /** Writes everything into one file. @throws when the file is there already. */
  backup(toFile: string): Promise<void>;
  /** Resolves when everything recorded before is on the disk. */
  flush(): Promise<void>;
  /** Writes what is waiting and lets the files go. */
  stop(): Promise<void>;
}
