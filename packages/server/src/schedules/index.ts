export { openSchedules, type Schedules } from "./open-schedules.js";
