/*
 * `npm run screenshots [scene ...]`: pictures of every page of the dashboard, at 390 and 1440, light and dark, with
 * simulated miners, into reports/screenshots. To be looked at. `--docs` also renews those of docs/dashboard.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { stringify } from "yaml";
import { writeHistory } from "./screenshot-history.mjs";
import { root, setUp } from "./set-up.mjs";

setUp();
const { startServer } = await import("../packages/server/dist/index.js");
const { startSimulator } = await import("@hearthash/simulator");
const { openMiner, parseEndpoint } = await import("@hearthash/client");
const { nodeTransport } = await import("@hearthash/client/node");

const FOLDER = join(root, "reports", "screenshots");
const LONG = "The miner in the small room behind the stairs, left of the door";
const PAGES = [
  "/",
  "/miner",
  "/pools",
  "/guard",
  "/schedules",
  "/events",
  "/rules",
  "/settings",
  "/add",
  "/welcome",
];
const FEW = [
  { called: "Living room", place: "Ground floor", mode: 0, ambientC: 20, seed: 3 },
  { called: "Study", place: "First floor", model: "nano3s", seed: 5 },
  { called: "Attic", place: "Under the roof", model: "q", seed: 8 },
];
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SCHEDULES = [
  { name: "Night", days: EVERY_DAY, time: "22:00", intent: { kind: "setWorkMode", mode: "night" } },
  { name: "Morning", days: EVERY_DAY.slice(0, 5), time: "06:30", intent: { kind: "wake" } },
  { name: "Dark display", days: EVERY_DAY.slice(5), time: "21:15", intent: { kind: "setLcd", on: false } },
];
const SCENES = [
  { name: "three", miners: FEW, schedules: SCHEDULES, pages: PAGES },
  { name: "none", miners: [], pages: ["/", "/schedules", "/welcome"] },
  { name: "one", miners: FEW.slice(0, 1), pages: ["/", "/miner"] },
  {
    name: "forty",
    miners: Array.from({ length: 40 }, many),
    pages: ["/", "/miner", "/pools", "/schedules"],
    schedules: SCHEDULES,
  },
  { name: "offline", miners: FEW, fault: "refused", pages: ["/", "/miner"] },
  { name: "fault", miners: FEW, fault: "board-fault", pages: ["/", "/miner", "/events"] },
  { name: "alarm", miners: FEW, isAlarmed: true, pages: ["/", "/miner", "/guard", "/events"] },
  {
    name: "long",
    miners: [long(), ...FEW.slice(1)],
    pages: ["/", "/miner", "/pools", "/schedules"],
    schedules: SCHEDULES,
  },
];
/** Those of docs/dashboard.md: what a screen shows of them, no more. */
const DOCS = process.argv.includes("--docs")
  ? ["three-overview-1440-light", "three-miner-1440-dark", "three-miner-390-dark", "three-overview-390-light"]
  : [];
const SIZES = { 390: { width: 390, height: 844 }, 1440: { width: 1440, height: 900 } };

function many(_, index) {
  return {
    called: `Rack ${1 + (index % 4)}, place ${1 + index}`,
    model: index % 5 === 4 ? "q" : "mini3",
    seed: index + 1,
  };
}

function long() {
  const pool = {
    url: `stratum+tcp://${"a-long-name-of-a-pool.".repeat(4)}example.com:3333`,
    worker: `bc1q${"x9z7".repeat(16)}.${"worker".repeat(5)}`,
  };
  return { called: LONG, place: LONG, model: "mini3", pools: [pool, { ...pool, worker: "b.w" }] };
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const wanted = process.argv.slice(2).filter((word) => word !== "--docs");
for (const scene of SCENES) if (wanted.length === 0 || wanted.includes(scene.name)) await play(scene);
await browser.close();
console.log(`screenshots: ${FOLDER}`);

async function play(scene) {
  const folder = mkdtempSync(join(tmpdir(), "hearthash-pictures-"));
  const simulator = await startSimulator({
    miners: scene.miners.map(({ called: _called, place: _place, ...miner }) => ({
      model: "mini3",
      port: 0,
      ...miner,
    })),
  });
  mkdirSync(join(folder, "data"), { mode: 0o700 });
  if (scene.miners.length < 10) await writeHistory(folder, simulator.miners);
  const server = await startServer(optionsOf(scene, simulator, folder));
  try {
    await settled(server, scene, simulator);
    await keepSchedules(server, scene);
    if (scene.isAlarmed) await alarm(server, simulator);
    for (const [width, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ["light", "dark"])
        await shoot(scene, server, { width, viewport, colorScheme });
    }
  } finally {
    await server.stop();
    await simulator.stop();
    rmSync(folder, { recursive: true });
  }
}

function optionsOf({ miners }, simulator, folder) {
  const config = {
    server: { listen: "127.0.0.1:0" },
    polling: { watchedMs: 1000, backgroundMs: 1000, connectTimeoutMs: 500 },
    energy: { pricePerKwh: 0.28 },
    security: { allowTargets: ["127.0.0.0/8"] },
    miners: simulator.miners.map(({ address }, index) => {
      const { called, place } = miners[index];
      return { host: address, name: called, ...(place === undefined ? {} : { place }) };
    }),
  };
  const configFile = join(folder, "config.yaml");
  writeFileSync(configFile, stringify(config));
  return {
    env: { HOME: folder },
    platform: process.platform,
    version: "0.1.0",
    logLevel: "silent",
    configFile,
    dataFolder: join(folder, "data"),
    dashboardFolder: join(root, "packages", "dashboard", "dist"),
  };
}

/** Until every miner has answered, and the first one is broken if the scene wants it so. */
async function settled(server, { fault, miners }, simulator) {
  const list = async () => (await (await fetch(`${server.url}/api/v1/miners`)).json()).items;
  while ((await list()).filter(({ presence }) => presence === "online").length < miners.length)
    await pause(300);
  if (fault === undefined) return;
  await simulator.miners[0].setFault(fault);
  const isBroken = ({ presence, state, name }) =>
    name === miners[0].called && (presence === "offline" || state === "fault");
  const end = Date.now() + 20_000;
  while (!(await list()).some(isBroken) && Date.now() < end) await pause(300);
}

/** Does something in a page of the owner's. */
async function asOwner(server, act, given) {
  const page = await browser.newPage();
  await signIn(page, server);
  await page.evaluate(act, given);
  await page.context().close();
}

async function keepSchedules(server, { schedules = [] }) {
  if (schedules.length === 0) return;
  await asOwner(
    server,
    async (list) => {
      const headers = { "Content-Type": "application/json" };
      const { items } = await (await fetch("/api/v1/miners")).json();
      const [first] = items;
      await fetch(`/api/v1/miners/${first.id}`, {
        ...{ method: "PATCH", headers },
        body: JSON.stringify({ limits: { neverOnUnattended: true, maxPowerW: 600 } }),
      });
      for (const [index, one] of list.entries()) {
        const miners = index === 0 ? [first.id] : "all";
        await fetch("/api/v1/schedules", {
          ...{ method: "POST", headers },
          body: JSON.stringify({ ...one, miners, exceptions: index === 0 ? ["2099-12-24"] : [] }),
        });
      }
    },
    schedules,
  );
}

/** All are pinned; a stranger switches the first one's pool, and the last one does not answer any more. */
async function alarm(server, { miners }) {
  await asOwner(server, async () => {
    const headers = { "Content-Type": "application/json" };
    const { items } = await (await fetch("/api/v1/miners")).json();
    for (const { id } of items)
      await fetch(`/api/v1/miners/${id}/guard`, { ...{ method: "PUT", headers }, body: "{}" });
    const body = JSON.stringify({ durationS: 0 });
    await fetch("/api/v1/alert-rules/offline", { ...{ method: "PATCH", headers }, body });
  });
  const stranger = openMiner(parseEndpoint(miners[0].address), { transport: nodeTransport() });
  await stranger.control.apply({ kind: "switchPool", pool: 1 });
  await miners[miners.length - 1].setFault("refused");
  const open = async () => (await (await fetch(`${server.url}/api/v1/alerts?state=open`)).json()).items;
  const end = Date.now() + 30_000;
  while ((await open()).length < 2 && Date.now() < end) await pause(300);
}

async function shoot({ name, miners, pages }, server, { width, viewport, colorScheme }) {
  const isPhone = width === "390";
  const context = await browser.newContext({
    viewport,
    colorScheme,
    deviceScaleFactor: isPhone ? 2 : 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: "en-GB",
  });
  const page = await context.newPage();
  await signIn(page, server);
  if (miners.length > 0) await page.getByText(miners[0].called).first().waitFor();
  for (const path of pages) {
    await open(page, server.url, path, miners);
    const wide = await page.evaluate(
      () => document.getElementById("main").scrollWidth - document.getElementById("main").clientWidth,
    );
    if (wide > 0) console.log(`screenshots: ${name} ${path} ${width}: ${wide} px too wide`);
    const title = path === "/" ? "overview" : path.slice(1);
    const picture = `${name}-${title}-${width}-${colorScheme}`;
    await page.screenshot({ path: join(FOLDER, `${picture}.png`), fullPage: true });
    if (DOCS.includes(picture))
      await page.screenshot({ path: join(root, "docs", "pictures", `${picture}.png`) });
  }
  await context.close();
}

/** A house without miners begins with the first run, which is left for the pages themselves. */
async function signIn(page, server) {
  await page.goto(server.loginLink());
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(() => localStorage.setItem("hearthash.setup-left", "1"));
}

async function open(page, url, path, miners) {
  await page.goto(url + (path === "/miner" ? "/" : path));
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (path === "/miner") {
    await page.getByRole("link", { name: miners[0].called }).first().click();
    await page.getByText("Technical").waitFor();
  }
  await pause(900);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
