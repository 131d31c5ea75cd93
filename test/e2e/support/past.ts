import { join } from "node:path";
import type { SimulatedMiner } from "@hearthash/simulator";
import { openHistory } from "../../../packages/server/src/history/index.js";
import { live } from "../../server/history/history-support.js";

const STEP_MS = 30_000;
const MINUTE_MS = 60_000;

/** A stretch of the past in which nothing was known; minutes ago. */
export interface Unknown {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/**
 * Writes two hours of even values, higher than those of a simulated miner, for each device, but for a stretch. Every
 * other hashrate and power may be higher by a part: the noise of a miner at work.
 */
export function past({ fromMinutes, toMinutes }: Unknown, noise = 0) {
  return async (dataFolder: string, devices: readonly SimulatedMiner[]): Promise<void> => {
    const end = Date.now();
    const clock = { time: end - 120 * MINUTE_MS, now: () => clock.time };
    const history = openHistory({ folder: join(dataFolder, "history"), clock, onProblem: () => undefined });
    for (; clock.time < end; clock.time += STEP_MS) {
      const ageMinutes = (end - clock.time) / MINUTE_MS;
      if (ageMinutes < fromMinutes && ageMinutes > toMinutes) continue;
      for (const { state } of devices) {
        const more = 1 + (ageMinutes % 1 < 0.5 ? noise : 0);
        const points = {
          ...{ hashrateThs: 60 * more, powerWallW: 1500 * more },
          ...{ tempChipMaxC: 95, tempInletC: 60 },
        };
        history.record(live(clock.time, points, { id: state.dna }));
      }
    }
    await history.flush();
    await history.stop();
  };
}
