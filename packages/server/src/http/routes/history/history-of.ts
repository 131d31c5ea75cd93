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

/** The miner of a path, listed or not any more. @throws ServerError `not-found`. */
export async function subjectOf(deps: HistoryRouteDeps, id: string): Promise<Subject> {
  const live = deps.fleet.get(id);
  if (live !== undefined) return { minerId: live.id, name: live.name };
  if (id === FLEET.minerId || !(await deps.history?.knows(id))) throw notListed(id);
  return { minerId: id, name: formerOf(deps, id).name ?? id };
}

function notListed(id: string): ServerError {
  return new ServerError("not-found", `There is no miner ${id}, and no history of one`);
}

/** What the event log remembers of a miner that was removed. */
function formerOf({ journal }: HistoryRouteDeps, minerId: string): HistoryKept["former"][number] {
  const [note] = journal.list({ limit: 1, minerId, kind: "miner.removed" });
  const name = note?.data["name"];
  return { minerId, name: typeof name === "string" ? name : null, removedAt: note?.at ?? null };
}

/** What is kept; of a history that is switched off: nothing. */
export async function whatIsKept(deps: HistoryRouteDeps): Promise<HistoryKept> {
  const { history, fleet } = deps;
  if (history !== undefined) {
    const [kept, names] = await Promise.all([history.kept(), history.names()]);
    const former = names.filter((id) => fleet.get(id) === undefined).sort();
    return { ...kept, former: former.map((id) => formerOf(deps, id)) };
  }
  return {
    enabled: false,
    resolutions: [],
    recentBytes: 0,
    setAsideBytes: 0,
    totalBytes: 0,
    budgetBytes: 0,
    former: [],
    series: 0,
    droppedSamples: 0,
    problem: null,
  };
}
