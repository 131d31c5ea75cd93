export { type DrillMiner, type DrillOptions, type DrillOutcome, type DrillServer, drillGuard } from "./drill.js";
export { type Guard, type GuardOptions, openGuard } from "./open-guard.js";
