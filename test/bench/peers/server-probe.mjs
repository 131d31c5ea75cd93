/*
 * Loaded before a server (`node --import`): measures it from "begin" to "end", as its parent says. A poll lasts from
 * the call that connects until the connection is closed, the miner's own time and the wait for the processor included.
 */
import { Socket } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 10;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const pollMs = [];
let begin;

const { connect } = Socket.prototype;
Socket.prototype.connect = function measured(...args) {
  const started = performance.now();
  this.once("close", () => pollMs.push(performance.now() - started));
  return connect.apply(this, args);
};

process.on("message", (message) => {
  if (message === "begin") start();
  if (message === "end") process.send({ figures: figures() });
});

function start() {
  pollMs.length = 0;
  delays.enable();
  delays.reset();
  begin = { at: performance.now(), usage: process.resourceUsage() };
}

function figures() {
  const usage = process.resourceUsage();
  const sorted = Float64Array.from(pollMs).sort();
  return {
    polls: sorted.length,
    wallS: (performance.now() - begin.at) / 1000,
    cpuUserS: (usage.userCPUTime - begin.usage.userCPUTime) / 1e6,
    cpuSystemS: (usage.systemCPUTime - begin.usage.systemCPUTime) / 1e6,
    pollP50Ms: sorted[Math.floor(sorted.length * 0.5)],
    pollP99Ms: sorted[Math.floor(sorted.length * 0.99)],
    lagP99Ms: delays.percentile(99) / 1e6 - RESOLUTION_MS,
    lagMaxMs: delays.max / 1e6 - RESOLUTION_MS,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
  };
}
