import type { FleetHealth } from "../../fleet/index.js";
import type { MetricPagePart } from "./metric-page-part.js";
import { labelText, type MetricFamily } from "./metric-text.js";
import type { ProcessFigures } from "./process-watch.js";

function gauge(name: string, help: string, ...labels: string[]): MetricFamily {
  return { name: `hearthash_${name}`, type: "gauge", help, labels };
}

function counter(name: string, help: string, ...labels: string[]): MetricFamily {
  return { name: `hearthash_${name}`, type: "counter", help, labels };
}

const families = {
  build: gauge("build_info", "Always 1: which hearthash this is", "version", "node"),
  start: gauge("start_time_seconds", "When the server started"),
  ready: gauge("ready", "1 while it takes requests"),
  cpu: counter("process_cpu_seconds_total", "Processor time of the server", "mode"),
  memory: gauge("process_resident_memory_bytes", "Memory of the server's process"),
  heap: gauge("process_heap_used_bytes", "Memory used by JavaScript objects"),
  loop: gauge("event_loop_lag_seconds", "How late the event loop was since the last scrape", "stat"),
  polls: counter("polls_total", "Polls of miners that have ended"),
  failed: counter("polls_failed_total", "Polls that gave no reading"),
  underWay: gauge("polls_under_way", "Polls under way"),
  lag: gauge("poll_lag_seconds", "How late the last poll of a healthy miner began"),
  worstLag: gauge("poll_lag_worst_seconds", "The latest of these in the last minute"),
  streams: gauge("streams_open", "Live streams open on this port", "listener"),
  commands: counter("commands_total", "Commands that have ended, by outcome", "status"),
};

/** What the server says of itself. */
export interface ServerFigures {
  readonly version: string;
  readonly startedAt: number;
  readonly isReady: boolean;
  readonly polling: FleetHealth;
  readonly process: ProcessFigures;
  readonly listener: string;
  readonly streams: number;
  readonly commands: ReadonlyMap<string, number>;
}

/** Families of the server's own health. */
export const serverFamilies: readonly MetricFamily[] = Object.values(families);

/** The series of the server's own health. */
export function addServer(text: MetricPagePart, figures: ServerFigures): void {
  const { version, startedAt, isReady, listener } = figures;
  text.add(families.build, labelText({ version, node: process.version }), 1);
  text.add(families.start, "", startedAt / 1000);
  text.add(families.ready, "", isReady ? 1 : 0);
  addProcess(text, figures.process);
  addPolling(text, figures.polling);
  text.add(families.streams, labelText({ listener }), figures.streams);
  for (const [status, count] of figures.commands) text.add(families.commands, labelText({ status }), count);
}

function addProcess(text: MetricPagePart, figures: ProcessFigures): void {
  text.add(families.cpu, labelText({ mode: "user" }), figures.cpuUserS);
  text.add(families.cpu, labelText({ mode: "system" }), figures.cpuSystemS);
  text.add(families.memory, "", figures.residentBytes);
  text.add(families.heap, "", figures.heapUsedBytes);
  for (const [stat, seconds] of Object.entries(figures.loopLagS)) {
    text.add(families.loop, labelText({ stat }), seconds);
  }
}

function addPolling(text: MetricPagePart, polling: FleetHealth): void {
  text.add(families.polls, "", polling.polls);
  text.add(families.failed, "", polling.failedPolls);
  text.add(families.underWay, "", polling.underWay);
  text.add(families.lag, "", polling.lagMs / 1000);
  text.add(families.worstLag, "", polling.worstLagMs / 1000);
}
