export { type ServerClock, systemClock } from "./clock.js";
