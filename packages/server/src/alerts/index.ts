export { type AlertsOptions, openAlerts } from "./open-alerts.js";
