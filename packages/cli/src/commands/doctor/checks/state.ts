import type { MinerSnapshot } from "@hearthash/client";
import { figure } from "../../../output/figures.js";
import type { Finding } from "../finding.js";

/** What the miner does. */
export function checkState({ state, points }: MinerSnapshot): Finding {
  const figures = [figure(points, "hashrateThs"), figure(points, "powerWallW")];
  const known = figures.filter((one) => one !== undefined);
  switch (state) {
    case "hashing":
      return { result: "ok", found: ["hashing", ...known].join(", ") };
    case "standby":
      return { result: "note", found: "in standby: it answers, and does not hash until it is woken" };
    case "starting":
      return { result: "note", found: "starting: it hashes in a minute or two" };
    case "fault":
      return {
        result: "warning",
        found: "the miner reports a fault and has stopped hashing",
        advice: "Switch it off and on once. If the fault comes back, it needs service.",
      };
    case "unknown":
      return { result: "note", found: "the miner does not say what it does" };
  }
}
