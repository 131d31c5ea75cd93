import { join } from "node:path";
import type { Logger } from "pino";
import type { LoadedConfig } from "../config/index.js";
import type { EventFlow } from "../events/index.js";
import { type History, openHistory } from "../history/index.js";
import type { Journal } from "../journal/index.js";
import type { ServerClock } from "../time/index.js";

/** What the history of a house stands on. */
export interface HouseHistoryParts {
  /** The data folder. */
  readonly folder: string;
  readonly loaded: LoadedConfig;
  readonly events: EventFlow;
  readonly journal: Journal;
  readonly log: Logger;
  readonly clock: ServerClock;
}

const BYTES_PER_GB = 1e9;

/** Opens the history and lets it hear of every poll. What becomes of its files is told in the event log. */
export function openHouseHistory(parts: HouseHistoryParts): History {
  const { folder, loaded, events, journal, log, clock } = parts;
  const { budgetGb, rawHours, minuteDays } = loaded.config.history;
  const history = openHistory({
    folder: join(folder, "history"),
    budgetBytes: budgetGb === undefined ? undefined : budgetGb * BYTES_PER_GB,
    rawHours,
    minuteDays,
    clock,
    onProblem: ({ code, message }) => {
      const severity = code === "resumed" ? "info" : "error";
      log[severity === "info" ? "info" : "error"]({ code }, message);
      journal.write({ kind: `history.${code}`, severity, message });
      if (code === "resumed") events.emit("system.problem", { source: "history", problem: undefined });
      if (code === "disk-full" || code === "write-failed" || code === "restarted") {
        events.emit("system.problem", { source: "history", problem: { code, message } });
      }
    },
  });
  events.on("miner.updated", ({ miner }) => history.record(miner));
  events.on("miner.changed", ({ miner, before }) => {
    if (before !== undefined && before !== miner.id) history.rename(before, miner.id);
  });
  events.on("miner.removed", ({ id }) => history.forget(id));
  return history;
}
