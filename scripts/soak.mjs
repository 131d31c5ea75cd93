/*
 * `npm run soak [seconds]`: the built server's polling of 1,000 simulated miners, a third of them broken, for
 * 10 minutes unless told otherwise. Prints figures; exit code 1 when a healthy miner was late, memory grew, or a
 * promise was rejected without anybody looking.
 */
import { existsSync } from "node:fs";
import { nodeTransport } from "@hearthash/client/node";
import { complaints, soak } from "../test/soak/soak-run.mjs";

const dist = new URL("../packages/server/dist/", import.meta.url);
if (!existsSync(new URL("fleet/index.js", dist))) {
  console.error("soak: the server is not built; run `npm run build` first");
  process.exit(1);
}
const seconds = Number(process.argv[2] ?? 600);
if (!(seconds >= 10)) {
  console.error("soak: usage: node scripts/soak.mjs [seconds, at least 10]");
  process.exit(2);
}

const [{ openFleet }, { openStore }, { EventFlow }, { systemClock }] = await Promise.all(
  ["fleet", "store", "events", "time"].map((folder) => import(new URL(`${folder}/index.js`, dist).href)),
);
const parts = { openFleet, openStore, EventFlow, transport: nodeTransport(), clock: systemClock };
console.log(`soak: 1,000 miners every 5 s, a third broken, for ${seconds} s`);
const figures = await soak({ parts, count: 1000, seconds, network: "127.60", onSample });
const { polls, failedPolls, worstLagMs, longestPauseMs, stallMs, heap, rss, rejections } = figures;
console.log(`soak: ${polls} polls, ${failedPolls} of them failed`);
console.log(
  `soak: a healthy miner's poll began at most ${Math.round(worstLagMs)} ms late; ` +
    `longest pause between two polls ${Math.round(longestPauseMs)} ms, longest stall of this process ` +
    `${Math.round(stallMs)} ms`,
);
console.log(`soak: heap ${range(heap)}; RSS ${range(rss)}; ${rejections.length} unhandled rejections`);
const wrong = complaints(figures, { isBusy: false });
for (const complaint of wrong) console.error(`soak: FAILED: ${complaint}`);
if (wrong.length === 0) console.log("soak: all well");
process.exitCode = wrong.length === 0 ? 0 : 1;

function onSample({ seconds: at, polls: done, underWay, worstLagMs: lagMs, heapMb, rssMb }) {
  console.log(
    `soak: ${String(at).padStart(4)} s  ${done} polls, ${underWay} under way, worst lag of the last minute ` +
      `${lagMs.toFixed(1)} ms, heap ${heapMb.toFixed(1)} MB, RSS ${rssMb.toFixed(0)} MB`,
  );
}

function range({ startMb, endMb }) {
  return `${startMb.toFixed(1)} to ${endMb.toFixed(1)} MB`;
}
