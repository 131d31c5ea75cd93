export { fixedMinersOf } from "./fixed-miners.js";
export type { FixedMiner, FleetOptions, MayConnect } from "./fleet-options.js";
export type { Fleet, FleetHealth } from "./fleet-port.js";
export type { HouseFleet } from "./house-fleet.js";
export { openFleet } from "./open-fleet.js";
