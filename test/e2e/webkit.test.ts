import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
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
