import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { startHouse } from "./support/house.js";
import { serveProcess } from "./support/serve-process.js";
import { webKit } from "./support/webdriver.js";

/** Collects what goes wrong from now on; a page that is loaded anew starts again. */
const WATCH = `
  window.wrong = [];
  for (const name of ["error", "unhandledrejection", "securitypolicyviolation"])
    addEventListener(name, (event) => wrong.push(name + " " + (event.message ?? event.reason ?? event.violatedDirective)));
  for (const name of ["error", "warn"]) {
    const write = console[name];
    console[name] = (...words) => { wrong.push(words.join(" ")); write(...words); };
  }
  return true`;

describe("WebKitGTK", () => {
  it("signs in, shows the miners, opens one, changes it, and tells the event", {
    timeout: 60_000,
  }, async () => {
    const house = await startHouse([
      { called: "Living room", mode: 1 },
      { called: "Study", model: "nano3s" },
    ]);
    house.device(1).pin({ hashrateGhs: 6_540 });
    const page = await webKit();
    await page.goTo(house.server.loginLink());
    await page.run(WATCH);
    await page.text("Add miners");
    expect(await page.run("return location.href")).toBe(`${house.url}/`);
    await page.text("6.54");
    await page.click("//a[contains(., 'Living room')]");
    await page.text("Over time");
    await page.click("//button[@role='radio'][.='Night']");
    await page.text("Confirmed");
    expect(house.device(0).state.mode).toBe(2);
    await page.click("//nav//a[contains(., 'Events')]");
    await page.text("was started");
    await page.click("//nav//a[contains(., 'Home')]");
    await page.text("Mode: night");
    house.device(1).pin({ hashrateGhs: 5_550 });
    await page.text("5.55");
    expect(await page.run("return document.querySelectorAll('.miner-card').length")).toBe(2);
    expect(await page.run("return wrong")).toEqual([]);
  });
});

describe("WebKitGTK without the server", () => {
  it("opens the dashboard with the last known state, and is live again when it is back", {
    timeout: 90_000,
  }, async () => {
    const miner = { model: "mini3", port: 0, mode: 1 } as const;
    const simulator = stoppedBehind(await startSimulator({ miners: [miner], timeScale: 20 }));
    const [device] = simulator.miners;
    device?.pin({ hashrateGhs: 37_420 });
    const server = await serveProcess([device?.address ?? ""]);
    const page = await webKit();
    await page.goTo(await server.loginLink());
    await page.text("37.4");
    await page.isSo("return navigator.serviceWorker.controller !== null");
    await page.run(PUT_AWAY);
    await page.isSo(IS_REMEMBERED);
    await server.kill();
    await page.goTo(`${server.url}/events`);
    await page.text("Last known");
    await page.click("//nav//a[contains(., 'Home')]");
    await page.text("37.4");
    expect(await page.run("return document.body.innerText.includes('Add miners')")).toBe(false);
    device?.pin({ hashrateGhs: 11_110 });
    await server.start();
    await page.text("11.1");
    await page.text("Add miners");
  });
});

const PUT_AWAY = `
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
  indexedDB.open("hearthash", 1).onsuccess = ({ target }) => {
    const look = () => {
      const asked = target.result.transaction("last-known").objectStore("last-known").get("house");
      asked.onsuccess = () => {
        window.remembered = asked.result !== undefined;
        if (!window.remembered) setTimeout(look, 100);
      };
    };
    look();
  };
  return true`;

const IS_REMEMBERED = "return window.remembered === true";
