import type { FleetOptions } from "./fleet-options.js";
import { HouseFleet } from "./house-fleet.js";

/**
 * Lists the miners that are stored and those that configuration and command line name. Nothing is asked before
 * `start`; `stop` gives up what is under way.
 *
 * @throws ServerError `config-invalid` for a subnet that is none.
 */
export function openFleet(options: FleetOptions): HouseFleet {
  return new HouseFleet(options);
}
