/* What the contenders that Node runs have in common. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The addresses of a recorded fleet and what each one says. */
export function readTargets(folder) {
  const lines = readFileSync(join(folder, "targets.txt"), "utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [host, port, , ...truth] = line.split(" ");
    return { host, port: Number(port), truth: truth.map(Number) };
  });
}

/** Whether four values are those that were served. */
export function isTruth(truth, values) {
  return truth.every((value, index) => Math.abs(value - values[index]) < 1e-6 * Math.max(1, value));
}

/** Polls that are made before it is measured: one of every miner, and half as many again as are measured. */
export function warmUp(miners, polls) {
  return miners + Math.floor(polls / 2);
}

/** Starts to measure this process; the function given back prints the result. */
export function startMeasuring() {
  const before = process.resourceUsage();
  const started = performance.now();
  return (units, more) => {
    const wallS = (performance.now() - started) / 1000;
    const after = process.resourceUsage();
    const cpuUserS = (after.userCPUTime - before.userCPUTime) / 1e6;
    const cpuSystemS = (after.systemCPUTime - before.systemCPUTime) / 1e6;
    console.log(JSON.stringify({ units, cpuUserS, cpuSystemS, wallS, maxRssKb: after.maxRSS, ...more }));
  };
}

/** Runs `work` on items in turn, `count` times in all, so many at a time. */
export async function inTurn(items, count, inFlight, work) {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const item = items[next % items.length];
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}
