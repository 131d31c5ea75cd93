import { openHistory } from "../../../packages/server/dist/history/index.js";
import { InventedMiner } from "./invented-miner.mjs";

export const HOUR_MS = 3_600_000;
/** Polls of the background. */
const INTERVAL_MS = 30_000;
/** A whole day. */
export const FIRST = Date.UTC(2026, 0, 5);

/**
 * Lets miners be polled for some hours, and keeps it in a folder.
 *
 * @param {(id: string, at: number, points: object) => void} [tell] told of each poll.
 */
export async function fill(folder, { miners, hours, tell }) {
  const clock = { time: FIRST, now: () => clock.time };
  const problems = [];
  const onProblem = (problem) => problems.push(problem.message);
  const history = openHistory({ folder, clock, onProblem, budgetBytes: 1e12 });
  const invented = Array.from({ length: miners }, (_, index) => new InventedMiner(index + 1));
  for (const end = FIRST + hours * HOUR_MS; clock.time < end; clock.time += INTERVAL_MS) {
    for (const [index, miner] of invented.entries()) {
      const [id, points, at] = [`miner${index}`, miner.points(), clock.time];
      history.record({ ...ALIVE, id, snapshot: { at, state: "hashing", points } });
      tell?.(id, at, points);
    }
    if (clock.time % HOUR_MS === 0) await history.flush();
  }
  // Beyond the end, so that the last hour is packed as well.
  clock.time += 5 * 60_000;
  await history.flush();
  return { history, clock, problems };
}

const ALIVE = { presence: "online", pollIntervalMs: INTERVAL_MS };
