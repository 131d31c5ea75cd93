export type { Fleet, FleetHealth } from "./fleet-port.js";
