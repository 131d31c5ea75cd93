/*
 * Loaded before a server (`node --import`): measures it from "begin" to "end", as its parent says. Of each poll it
 * notes when the call came that connects, when the request was written and when the connection was closed, by a clock
 * that all processes of a computer share: the miner's own part is told by server-crowd.mjs.
 */
import { Socket } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { nowMs } from "./server-clock.mjs";

const RESOLUTION_MS = 10;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
const polls = [];
let begin;

const { connect, write } = Socket.prototype;
const underWay = new WeakMap();

Socket.prototype.connect = function measured(...args) {
  const poll = { began: nowMs(), wrote: undefined };
  const isNew = !underWay.has(this);
  underWay.set(this, poll);
  if (isNew) this.on("close", () => end(this));
  return connect.apply(this, args);
};

Socket.prototype.write = function measured(...args) {
  const poll = underWay.get(this);
  if (poll !== undefined && poll.wrote === undefined) {
    poll.wrote = nowMs();
    poll.key = `${this.remoteAddress}:${this.localPort}`;
  }
  return write.apply(this, args);
};

function end(socket) {
  const { began, wrote, key } = underWay.get(socket) ?? {};
  underWay.set(socket, undefined);
  if (begin !== undefined && wrote !== undefined) polls.push([key, began, wrote, nowMs()]);
}

process.on("message", (message) => {
  if (message === "begin") start();
  if (message === "end") process.send({ figures: figures(), polls: polls.splice(0) });
});

function start() {
  polls.length = 0;
  delays.enable();
  delays.reset();
  begin = { at: performance.now(), usage: process.resourceUsage() };
}

function figures() {
  const usage = process.resourceUsage();
  return {
    polls: polls.length,
    wallS: (performance.now() - begin.at) / 1000,
    cpuUserS: (usage.userCPUTime - begin.usage.userCPUTime) / 1e6,
    cpuSystemS: (usage.systemCPUTime - begin.usage.systemCPUTime) / 1e6,
    lagP99Ms: delays.percentile(99) / 1e6 - RESOLUTION_MS,
    lagMaxMs: delays.max / 1e6 - RESOLUTION_MS,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
  };
}
