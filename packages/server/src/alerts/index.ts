export { type Alerts, type AlertsOptions, openAlerts } from "./open-alerts.js";
