export type {
  History,
  HistoryExport,
  HistoryProblem,
  HistoryQuery,
  HistorySpan,
  MeasuredEnergy,
} from "./history-port.js";
export { type HistoryOptions, openHistory } from "./open-history.js";
export { restoreHistory } from "./restore-history.js";
