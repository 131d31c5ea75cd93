export { openWatchdog, type WatchdogOptions } from "./open-watchdog.js";
