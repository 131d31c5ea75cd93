export type { History, HistoryProblem } from "./history-port.js";
export { type HistoryOptions, openHistory } from "./open-history.js";
export { restoreHistory } from "./restore-history.js";
