/*
 * The library as it is used: `pollFleet`, or a `snapshot` of each miner in turn.
 * hearthash-poll.mjs FOLDER POLLS IN-FLIGHT fleet|snapshot
 */
import { openMiner, pollFleet } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import { inTurn, isTruth, readTargets, startMeasuring, warmUp } from "./contender.mjs";

const [folder, count, inFlight, way] = process.argv.slice(2);
const targets = readTargets(folder);
const polls = Number(count);
const transport = nodeTransport();
let wrong = 0;
let failed = 0;

const finish = await (way === "fleet" ? pollAll() : askEach());
finish(polls, { wrong, failed });

/** An interval of 1 ms keeps every miner due: it runs as fast as it can. The warm-up is not measured. */
async function pollAll() {
  const options = { transport, intervalMs: 1, concurrency: Number(inFlight) };
  const truths = new Map(targets.map(({ host, truth }) => [host, truth]));
  const unmeasured = warmUp(targets.length, polls);
  let done = 0;
  let stop = startMeasuring();
  for await (const result of pollFleet(targets, options)) {
    done += 1;
    if (result.ok) check(truths.get(result.endpoint.host), result.snapshot);
    else failed += 1;
    if (done === unmeasured) stop = startMeasuring();
    if (done === unmeasured + polls) break;
  }
  return stop;
}

async function askEach() {
  const miners = targets.map((target) => ({ miner: openMiner(target, { transport }), truth: target.truth }));
  const ask = async ({ miner, truth }) => check(truth, await miner.snapshot());
  await inTurn(miners, warmUp(miners.length, polls), Number(inFlight), ask);
  const stop = startMeasuring();
  await inTurn(miners, polls, Number(inFlight), ask);
  return stop;
}

function check(truth, { points }) {
  const { hashrateThs, powerWallW, tempChipMaxC, tempInletC } = points;
  if (!isTruth(truth, [hashrateThs * 1000, powerWallW, tempChipMaxC, tempInletC])) wrong += 1;
}
