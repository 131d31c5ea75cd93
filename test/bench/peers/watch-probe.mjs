/*
 * Loaded before the command line (`node --import`): measures how it draws. A frame is what a timer writes to the
 * terminal; its time is that of the whole timer. Counting begins after WATCH_PROBE_AFTER_MS, when every miner has
 * been asked once, and ends with the process, which leaves the result in WATCH_PROBE_REPORT.
 */
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

const { WATCH_PROBE_REPORT: report, WATCH_PROBE_AFTER_MS: afterMs } = process.env;
const RESOLUTION_MS = 10;
const frames = [];
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let written = 0;
let begin;

for (const name of ["setTimeout", "setInterval"]) globalThis[name] = timing(globalThis[name]);
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (chunk, ...rest) => {
  written += Buffer.byteLength(chunk);
  return write(chunk, ...rest);
};

const start = setTimeout(() => {
  begin = { at: performance.now(), usage: process.resourceUsage() };
  frames.length = 0;
  delays.enable();
}, Number(afterMs));
start.unref();

process.on("exit", () => {
  if (begin === undefined) return;
  const usage = process.resourceUsage();
  const result = {
    units: frames.length,
    wallS: (performance.now() - begin.at) / 1000,
    cpuUserS: (usage.userCPUTime - begin.usage.userCPUTime) / 1e6,
    cpuSystemS: (usage.systemCPUTime - begin.usage.systemCPUTime) / 1e6,
    maxRssKb: usage.maxRSS,
    frames,
    lagP99Ms: delays.percentile(99) / 1e6 - RESOLUTION_MS,
    lagMaxMs: delays.max / 1e6 - RESOLUTION_MS,
  };
  writeFileSync(report, JSON.stringify(result));
});

function timing(original) {
  return (work, ...rest) =>
    original(
      (...args) => {
        const [started, before] = [performance.now(), written];
        work(...args);
        if (written > before) frames.push({ ms: performance.now() - started, bytes: written - before });
      },
      ...rest,
    );
}
