import type { ConfigInput } from "@hearthash/contract";
import type { MinerOptions, SimulatedMiner } from "@hearthash/simulator";
import type { History } from "../../../packages/server/src/history/index.js";
import { type SimulatedHouse, simulatedHouse } from "../support/simulated-house.js";
import { START } from "./history-support.js";

/** A miner with an identity that tests may spell. */
const KITCHEN = { model: "mini3", dna: "0123456789abcdef" } as const satisfies MinerOptions;

/** A served house with a history and one miner. */
interface RememberingHouse extends SimulatedHouse {
  readonly history: History;
  readonly device: SimulatedMiner;
  readonly minerId: string;
  /** Polls the miner `times` times, `stepMs` apart; before each, `before` may turn what it measures. */
  readonly poll: (times: number, stepMs: number, before?: (index: number) => void) => Promise<void>;
}

/** Opens a house at a whole hour of a whole day whose history hears of every poll. */
export async function rememberingHouse(config: ConfigInput = {}, miner: MinerOptions = KITCHEN) {
  const house = await simulatedHouse([miner], { config, hasHistory: true, startMs: START - 3_600_000 });
  const { history } = house;
  const [device] = house.devices;
  const minerId = house.fleet.list()[0]?.id;
  if (history === undefined || device === undefined || minerId === undefined) throw new Error("no miner");
  // The poll that made it known lies an hour back.
  house.pass(3_600_000);
  const poll: RememberingHouse["poll"] = async (times, stepMs, before = () => undefined) => {
    for (let index = 0; index < times; index += 1) {
      before(index);
      await house.fleet.pollNow(minerId);
      house.pass(stepMs);
      await history.flush();
    }
  };
  return Object.assign(house, { history, device, minerId, poll }) satisfies RememberingHouse;
}
