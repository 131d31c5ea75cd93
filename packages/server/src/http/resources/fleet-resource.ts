import type { FleetResource } from "@hearthash/contract";
import type { LiveMiner } from "../../live/index.js";

/** All miners together. What a miner does not know is left out of a sum and not counted as 0. */
export function fleetResource(miners: readonly LiveMiner[], at: number): FleetResource {
  const presence = { new: 0, online: 0, offline: 0 };
  const states = { hashing: 0, standby: 0, starting: 0, fault: 0, unknown: 0 };
  const hashrate = new Sum();
  const power = new Sum();
  const accepted = new Sum();
  const powerOfEfficient = new Sum();
  const hashrateOfEfficient = new Sum();
  let notices = 0;
  for (const miner of miners) {
    presence[miner.presence] += 1;
    if (miner.notices.length > 0) notices += 1;
    if (miner.presence !== "online") continue;
    states[miner.state] += 1;
    const { hashrateThs, powerWallW, acceptedShares } = miner.snapshot?.points ?? {};
    hashrate.add(hashrateThs);
    power.add(powerWallW);
    accepted.add(acceptedShares);
    if (hashrateThs === undefined || powerWallW === undefined || miner.state !== "hashing") continue;
    powerOfEfficient.add(powerWallW);
    hashrateOfEfficient.add(hashrateThs);
  }
  return {
    at,
    miners: miners.length,
    presence,
    states,
    hashrateThs: hashrate.total(),
    powerWallW: power.total(),
    efficiencyJPerTh: ratio(powerOfEfficient, hashrateOfEfficient),
    acceptedShares: accepted.total(),
    notices,
  };
}

/** A sum that knows how many values it is of. */
class Sum {
  #value = 0;
  #miners = 0;

  add(value: number | undefined): void {
    if (value === undefined) return;
    this.#value += value;
    this.#miners += 1;
  }

  total(): FleetResource["powerWallW"] {
    return { value: this.#miners === 0 ? null : this.#value, miners: this.#miners };
  }
}

function ratio(above: Sum, below: Sum): FleetResource["efficiencyJPerTh"] {
  const { value, miners } = above.total();
  const divisor = below.total().value;
  return value === null || !divisor ? { value: null, miners: 0 } : { value: value / divisor, miners };
}
