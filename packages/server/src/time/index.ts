export { type ServerClock, systemClock } from "./clock.js";
export { LocalTimes } from "./local-times.js";
