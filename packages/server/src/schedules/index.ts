export { openSchedules, type Schedules, type SchedulesOptions } from "./open-schedules.js";
