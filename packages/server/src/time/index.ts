export { type ServerClock, systemClock } from "./clock.js";
export { type LocalTime, LocalTimes } from "./local-times.js";
