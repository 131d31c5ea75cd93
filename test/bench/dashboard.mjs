import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "@hearthash/server";
import { startSimulator } from "@hearthash/simulator";
import { chromium } from "playwright-core";
import { median } from "./kit/compare.mjs";
import { serveRows } from "./kit/row-stream.mjs";
import { figure } from "./kit/table.mjs";

const folder = fileURLToPath(new URL("../../packages/dashboard/dist", import.meta.url));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-sync",
];
/** A phone of the middle on a slow mobile network: a quarter of this processor, 1.6 Mbit/s, 150 ms there and back. */
const PHONE = { cpu: 4, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** What the dashboard costs a browser. */
export const dashboard = {
  name: "dashboard",
  async tables({ rounds, isSmall, progress }) {
    if (!existsSync(executablePath)) return [firstViewTable([]), rowsTable(undefined, 0)];
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    try {
      const views = await firstViews(browser, Math.min(rounds, 5), progress);
      const count = isSmall ? 500 : 10_000;
      progress(`${count} rows`);
      return [firstViewTable(views), rowsTable(await manyRows(browser, count, isSmall ? 2 : 20), count)];
    } finally {
      await browser.close();
    }
  },
};

async function firstViews(browser, rounds, progress) {
  const data = mkdtempSync(join(tmpdir(), "hearthash-bench-"));
  const simulator = await startSimulator({ miners: [1, 2, 3].map(() => ({ model: "mini3", port: 0 })) });
  const configFile = join(data, "config.yaml");
  writeFileSync(configFile, "server:\n  listen: 127.0.0.1:0\n");
  const hosts = simulator.miners.map(({ address }) => address);
  const places = { configFile, dataFolder: join(data, "data"), dashboardFolder: folder };
  const options = {
    env: { HOME: data },
    platform: process.platform,
    version: "0.0.0",
    logLevel: "silent",
    hosts,
  };
  const server = await startServer({ ...options, ...places });
  const views = [];
  try {
    for (let round = 1; round <= rounds; round += 1) {
      progress(`first view, round ${round}`);
      views.push(await firstView(browser, server.url));
    }
  } finally {
    await server.stop();
    await simulator.stop();
    rmSync(data, { recursive: true });
  }
  return views;
}

async function firstView(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  let bytes = 0;
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  cdp.on("Network.dataReceived", () => undefined);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", { offline: false, ...PHONE });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: PHONE.cpu });
  const began = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(".miner-card").first().waitFor();
  const cardsMs = performance.now() - began;
  await page.waitForTimeout(500);
  const paintMs = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  );
  await context.close();
  return { kB: bytes / 1000, paintMs, cardsMs };
}

async function manyRows(browser, count, seconds) {
  const server = await serveRows(folder, count);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(server.url);
    await page.getByText(`${count} shown`).waitFor();
    await page.waitForTimeout(2000);
    await page.mouse.move(700, 600);
    await browser.startTracing(page, {
      categories: ["toplevel", "disabled-by-default-devtools.timeline", "devtools.timeline"],
    });
    const end = Date.now() + seconds * 1000;
    for (let way = 400; Date.now() < end; way = Math.random() < 0.1 ? -way : way) {
      await page.mouse.wheel(0, way);
      await page.waitForTimeout(100);
    }
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("HeapProfiler.collectGarbage");
    const heap = await page.evaluate(() => performance.memory.usedJSHeapSize);
    const rows = await page.locator("tbody tr").count();
    return { ...tasksOf(traceEvents), heapMb: heap / 1e6, rows };
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Tasks of the page's main thread: the busiest one named so. */
function tasksOf(events) {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const lists = mains.map(({ pid, tid }) =>
    events.filter(
      (event) => event.pid === pid && event.tid === tid && /RunTask$/.test(event.name) && event.dur > 0,
    ),
  );
  const busiest = lists.sort((left, right) => sum(right) - sum(left))[0] ?? [];
  const ms = busiest.map(({ dur }) => dur / 1000);
  const cpuMs = busiest.map(({ tdur = 0 }) => tdur / 1000);
  return {
    longestMs: Math.max(0, ...ms),
    longestCpuMs: Math.max(0, ...cpuMs),
    long: ms.filter((one) => one > 50).length,
  };
}

function sum(tasks) {
  return tasks.reduce((total, { dur }) => total + dur, 0);
}

function firstViewTable(views) {
  const of = (name) => (views.length === 0 ? undefined : median(views.map((view) => view[name])));
  return {
    title: "First view of the dashboard",
    note: `Three miners, from the real server, nothing cached, charts not needed yet; a phone with ${PHONE.cpu}x slower processor, 1.6 Mbit/s and 150 ms.`,
    columns: ["kB transferred", "first paint ms", "cards ms"],
    rows: [{ name: "hearthash", cells: [figure(of("kB")), figure(of("paintMs")), figure(of("cardsMs"))] }],
    goals: [
      { text: "under 60 kB transferred", value: of("kB"), most: 60 },
      { text: "first contentful paint under 1 s", value: of("paintMs"), most: 1000 },
    ],
    isWrong: false,
  };
}

function rowsTable(found, count) {
  const cell = (value) => (value === undefined ? undefined : figure(value));
  return {
    title: "Table of many miners",
    note: `${count} rows, all of which change every 5 s, while the table is scrolled; unthrottled. A task's own time is what it had the processor for; the longest also waited for it.`,
    columns: ["longest task ms", "longest of processor ms", "tasks over 50 ms", "heap MB", "rows drawn"],
    rows: [
      {
        name: "hearthash",
        cells: ["longestMs", "longestCpuMs", "long", "heapMb", "rows"].map((name) => cell(found?.[name])),
      },
    ],
    goals: [{ text: "no task over 50 ms of processor", value: found?.longestCpuMs, most: 50 }],
    isWrong: found !== undefined && found.rows > 100,
  };
}
