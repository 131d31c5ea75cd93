export type { Discoveries } from "./discovery-port.js";
