import type { HistoryKept } from "@hearthash/contract";
import { ServerError } from "../../../errors/index.js";
import type { HistoryReader, HistoryRouteDeps } from "./history-reader.js";

/** Whose history a path means: its id in the files, and what it is called. */
export interface Subject {
  readonly minerId: string;
  readonly name: string;
}

/** All miners together. */
export const FLEET: Subject = { minerId: "fleet", name: "fleet" };

/**
 * The history.
 *
 * @throws ServerError `not-found` when it is switched off.
 */
export function neededHistory({ history }: HistoryRouteDeps): HistoryReader {
  if (history !== undefined) return history;
  throw new ServerError("not-found", "History is switched off: set history.enabled in the configuration");
}

/** The miner of a path. @throws ServerError `not-found`. */
export function subjectOf({ fleet }: HistoryRouteDeps, id: string): Subject {
  const { id: minerId, name } = fleet.need(id);
  return { minerId, name };
}

/** What is kept; of a history that is switched off: nothing. */
export async function whatIsKept({ history }: HistoryRouteDeps): Promise<HistoryKept> {
  if (history !== undefined) return await history.kept();
  return {
    enabled: false,
    resolutions: [],
    recentBytes: 0,
    setAsideBytes: 0,
    totalBytes: 0,
    budgetBytes: 0,
    series: 0,
    droppedSamples: 0,
    problem: null,
  };
}
