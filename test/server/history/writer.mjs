/*
 * Writes history as fast as it can until it is killed: `node writer.mjs FOLDER FROM`. Each line it prints is the time
 * up to which everything is written.
 */
import { writeSync } from "node:fs";
import { openHistory } from "../../../packages/server/dist/history/index.js";

const [folder, from] = [process.argv[2], Number(process.argv[3])];
const STEP_MS = 30_000;
const clock = { time: from, now: () => clock.time };
const onProblem = (problem) => writeSync(2, `${problem.code}: ${problem.message}\n`);
const history = openHistory({ folder, clock, onProblem, rawHours: 8760, minuteDays: 3650 });

for (;;) {
  for (let count = 0; count < 40; count++, clock.time += STEP_MS) {
    for (const id of ["aaaa", "bbbb"]) history.record(minerAt(id, clock.time));
  }
  await history.flush();
  writeSync(1, `${clock.time}\n`);
}

function minerAt(id, at) {
  const points = { powerWallW: 700 + ((at / STEP_MS) % 200), hashrateThs: 37.5 };
  return { id, presence: "online", pollIntervalMs: STEP_MS, snapshot: { at, state: "hashing", points } };
}
