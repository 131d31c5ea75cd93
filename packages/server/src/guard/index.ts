export { type Guard, type GuardOptions, openGuard } from "./open-guard.js";
