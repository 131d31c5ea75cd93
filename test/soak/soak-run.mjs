import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const WATCHED_MS = 5000;
const POLLING = {
  watchedMs: WATCHED_MS,
  backgroundMs: 30_000,
  concurrency: 64,
  connectTimeoutMs: 3000,
  replyTimeoutMs: 12_000,
};

/**
 * Watches a crowd of miners for a while and measures. `parts` are the server's own, from source or from the build.
 */
export async function soak({ parts, count, seconds, network, onSample = () => undefined }) {
  const rejections = [];
  const onRejection = (reason) => rejections.push(String(reason));
  process.on("unhandledRejection", onRejection);
  const crowd = await startCrowd(count, network);
  const house = openHouse(parts, crowd);
  const samples = [];
  const stalls = monitorEventLoopDelay();
  stalls.enable();
  const worst = { lagMs: 0 };
  const lagTimer = setInterval(() => {
    worst.lagMs = Math.max(worst.lagMs, house.fleet.health().worstLagMs);
  }, 1000);
  try {
    for (let part = 1; part <= 10; part += 1) {
      await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 10));
      const sample = { seconds: Math.round((seconds * part) / 10), ...memory(), ...house.fleet.health() };
      samples.push(sample);
      onSample(sample);
    }
    return figures({ house, crowd, samples, worstLagMs: worst.lagMs, stallMs: stalls.max / 1e6, rejections });
  } finally {
    stalls.disable();
    clearInterval(lagTimer);
    await house.stop();
    crowd.child.kill();
    process.off("unhandledRejection", onRejection);
  }
}

/**
 * Everything that is not as it has to be. On a machine that does other things meanwhile, the time for which it let
 * this process wait is no lateness of ours (`isBusy`).
 */
export function complaints(figures, { isBusy }) {
  const { worstLagMs, stallMs, longestPauseMs, offline, rejections, heap, defects } = figures;
  const allowedMs = WATCHED_MS + (isBusy ? stallMs : 0);
  const isLongPause = !isBusy && longestPauseMs > 2 * WATCHED_MS;
  return [
    worstLagMs >= allowedMs ? `a healthy miner was polled ${Math.round(worstLagMs)} ms late` : undefined,
    isLongPause ? `a healthy miner was without a poll for ${Math.round(longestPauseMs)} ms` : undefined,
    offline.length > 0 ? `healthy miners are offline: ${offline.slice(0, 5).join(", ")}` : undefined,
    heap.grownPercent > 20 ? `memory grew by ${heap.grownPercent.toFixed(1)} %` : undefined,
    rejections.length > 0 ? `unhandled rejections: ${rejections.slice(0, 3).join("; ")}` : undefined,
    defects.length > 0 ? `defects: ${defects.slice(0, 3).join("; ")}` : undefined,
  ].filter((complaint) => complaint !== undefined);
}

function startCrowd(count, network) {
  const script = fileURLToPath(new URL("./crowd.mjs", import.meta.url));
  const child = fork(script, [String(count), network], { execArgv: [] });
  return new Promise((resolve, reject) => {
    child.once("message", (crowd) => resolve({ ...crowd, child }));
    child.once("exit", (code) => reject(new Error(`the simulated miners ended with ${code}`)));
  });
}

function openHouse({ openFleet, openStore, EventFlow, transport, clock }, { healthy, others }) {
  const defects = [];
  const polledAt = new Map();
  const late = new Map();
  const events = new EventFlow((error) => defects.push(String(error)));
  events.on("miner.updated", ({ miner }) => {
    const { host } = miner.endpoint;
    const now = performance.now();
    late.set(host, Math.max(late.get(host) ?? 0, now - (polledAt.get(host) ?? now)));
    polledAt.set(host, now);
  });
  const folder = mkdtempSync(join(tmpdir(), "hearthash-soak-"));
  const store = openStore(join(folder, "hearthash.db"), { backupFolder: folder, now: () => clock.now() });
  const fleet = openFleet({
    store,
    transport,
    events,
    journal: { write: (note) => note.kind === "server.defect" && defects.push(note.message), list: () => [] },
    clock,
    polling: POLLING,
    subnets: [],
    fixedMiners: [...healthy, ...others].map((host) => ({
      endpoint: { host, port: 4028 },
      source: "config",
    })),
    mayConnect: () => true,
  });
  fleet.watch();
  fleet.start();
  const stop = async () => {
    await fleet.stop();
    store.close();
    rmSync(folder, { recursive: true });
  };
  return { fleet, stop, late, polledAt, defects };
}

function figures({ house, crowd, samples, worstLagMs, stallMs, rejections }) {
  const { late, polledAt, fleet, defects } = house;
  const now = performance.now();
  const pauses = crowd.healthy.map((host) => Math.max(late.get(host) ?? 0, now - (polledAt.get(host) ?? 0)));
  const isOnline = ({ presence }) => presence === "online";
  const online = new Set(
    fleet
      .list()
      .filter(isOnline)
      .map(({ endpoint }) => endpoint.host),
  );
  return {
    ...fleet.health(),
    worstLagMs,
    stallMs,
    longestPauseMs: Math.max(...pauses),
    offline: crowd.healthy.filter((host) => !online.has(host)),
    rejections,
    defects,
    heap: growth(samples.map(({ heapMb }) => heapMb)),
    rss: growth(samples.map(({ rssMb }) => rssMb)),
  };
}

/** From the end of the warm-up, half of the time in a short run, to the end. */
function growth(all) {
  const warm = all[4];
  const end = all.at(-1);
  return { startMb: warm, endMb: end, grownPercent: Math.max(0, (end / warm - 1) * 100) };
}

function memory() {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { rss, heapUsed } = process.memoryUsage();
  return { rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 };
}
