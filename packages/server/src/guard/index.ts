export {
  type DrillMiner,
  type DrillOptions,
  type DrillOutcome,
  type DrillServer,
  drillGuard,
} from "./drill.js";
export { openGuard } from "./open-guard.js";
