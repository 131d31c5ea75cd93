import { startSimulator } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { expectNoComplaint, goWatching } from "./support/complaints.js";
import { startHouse } from "./support/house.js";
import { serveProcess } from "./support/serve-process.js";
import { webKit } from "./support/webdriver.js";
import { button, field, link } from "./support/xpath.js";

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
    await goWatching(page, house.server.loginLink());
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
    await expectNoComplaint(page);
  });
});

describe("WebKitGTK in an empty house", () => {
  it("goes through the first run, finds miners in a network, and shows them", {
    timeout: 90_000,
  }, async () => {
    const hosts = ["127.91.0.11", "127.91.0.12"];
    const house = await startHouse(
      hosts.map((host) => ({ host, port: 4028, mode: 1 })),
      { isUnknown: true },
    );
    const page = await webKit();
    await goWatching(page, house.server.loginLink());
    await page.text("Find your miners");
    await page.fill(field("Network"), "127.91.0.10-11");
    await page.click(button("Search"));
    await page.text("done: 1 found");
    await page.click(button("Add this miner"));
    await page.text("Name them");
    await page.fill(field("Name"), "Hall");
    await page.click(button("Save and go on"));
    await page.text("What hearthash tells you");
    await page.click(button("Next"));
    await page.text("On your phone");
    await page.click(button("To the dashboard"));
    await page.click(link("Add miners"));
    await page.fill(field("Address"), house.device(1).address);
    await page.click(button("Add"));
    await page.isSo("return document.querySelectorAll('.miner-card').length === 2");
    await page.text("Hall");
    await expectNoComplaint(page);
  });
});

describe("WebKitGTK in eight tabs", () => {
  it("shows in each what is now", { timeout: 120_000 }, async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await webKit();
    await page.goTo(house.server.loginLink());
    await page.text("Add miners");
    for (let count = 1; count < 8; count += 1) {
      // A tab behind another is hidden; this one is told so, since no window manager does it.
      await page.run(HIDE);
      await page.openTab();
      await page.goTo(house.url);
      await page.text("Add miners");
    }
    await page.run(HIDE);
    for (let index = 0; index < 8; index += 1) {
      house.device(0).pin({ hashrateGhs: 20_000 + index * 1000 });
      await page.goToTab(index);
      await page.run(SHOW);
      await page.text(`${20 + index}.0`);
      await page.run(HIDE);
    }
  });
});

describe("WebKitGTK without the server", () => {
  it("says so on an open page, opens with the last known state, and is live again when it is back", {
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
    await page.run(SHOW);
    await server.kill();
    await page.shows("//body", /No word from the server for \d+ s/);
    await page.text("37.4");
    device?.pin({ hashrateGhs: 22_220 });
    await server.start();
    await page.text("22.2");
    await page.run(PUT_AWAY);
    await page.isSo(IS_REMEMBERED);
    await server.kill();
    await page.goTo(`${server.url}/events`);
    await page.text("Last known");
    await page.click("//nav//a[contains(., 'Home')]");
    await page.text("22.2");
    expect(await page.run("return document.body.innerText.includes('Add miners')")).toBe(false);
    device?.pin({ hashrateGhs: 11_110 });
    await server.start();
    await page.text("11.1");
    await page.text("Add miners");
  });
});

const SHOW = `
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
  document.dispatchEvent(new Event("visibilitychange"));
  return true`;

const HIDE = `
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
  return true`;

const PUT_AWAY = `
  window.remembered = false;
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
