import { startSimulator } from "@hearthash/simulator";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { startHouse } from "./support/house.js";
import { serveProcess } from "./support/serve-process.js";
import { visit } from "./support/visit.js";

describe("a server that is killed", () => {
  it("the page says how old everything is, and is live again by itself when it is back", async () => {
    const simulator = stoppedBehind(
      await startSimulator({ miners: [{ model: "mini3", port: 0, mode: 1 }], timeScale: 20 }),
    );
    const [device] = simulator.miners;
    const server = await serveProcess([device?.address ?? ""]);
    const link = await server.loginLink();
    const page = await visit({ url: server.url, server: { loginLink: () => link } }, { mayFail: true });
    const card = page.getByRole("link", { name: "Miner 1" });
    device?.pin({ hashrateGhs: 37_420 });
    await expect.poll(() => card.innerText()).toMatch(/37\.4/);
    await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
    await server.kill();
    await page.getByText(/No word from the server for \d+ s\. What you see is from then\./).waitFor();
    expect(await card.locator(".figure-value.is-old").count()).toBeGreaterThan(2);
    expect(await card.innerText()).toMatch(/37\.4/);
    device?.pin({ hashrateGhs: 11_110 });
    await server.start();
    await expect.poll(() => card.innerText(), { timeout: 20_000 }).toMatch(/11\.1/);
    expect(await page.getByText(/No word from the server/).count()).toBe(0);
    expect(await card.locator(".figure-value.is-old").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset["kept"])).toBe("yes");
    await page.getByRole("link", { name: "Add miners" }).waitFor();
  });
});

/** Resolves at the next word of a server that has nothing to tell. */
function nextBeat(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const source = new EventSource("/api/v1/stream");
        source.addEventListener("beat", () => {
          source.close();
          resolve();
        });
      }),
  );
}

describe("a house where nothing happens", () => {
  it("is not taken for a dead server", async () => {
    const house = await startHouse([]);
    const page = await visit(house, { isClockOurs: true });
    const quiet = 30_000;
    await page.clock.fastForward(quiet);
    await nextBeat(page);
    await page.clock.fastForward(quiet);
    await page.clock.runFor(1000);
    expect(await page.getByText(/No word from the server/).count()).toBe(0);
  });
});

describe("tabs", () => {
  it("eight at once all work, and the one that is seen is live", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const first = await visit(house);
    const tabs = [first];
    for (let count = 2; count <= 8; count += 1) {
      await hide(tabs.at(-1) ?? first);
      const tab = await first.context().newPage();
      await tab.goto(house.url);
      tabs.push(tab);
    }
    for (const [index, tab] of tabs.entries()) {
      await hide(tabs.at(index - 1) ?? first);
      house.device(0).pin({ hashrateGhs: 20_000 + index * 1000 });
      await show(tab);
      await expect
        .poll(() => tab.getByRole("link", { name: "Living room" }).innerText())
        .toMatch(new RegExp(`${20 + index}\\.0\\s*TH/s`));
    }
  });

  it("a hidden one closes its stream and has caught up when it is shown", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    house.device(0).pin({ hashrateGhs: 37_420 });
    const page = await visit(house);
    const card = page.getByRole("link", { name: "Living room" });
    await expect.poll(() => card.innerText()).toMatch(/37\.4/);
    const streams: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("/stream")) streams.push(`open ${/after=\w+/.test(request.url())}`);
    });
    page.on("requestfailed", (request) => {
      if (request.url().includes("/stream")) streams.push("closed");
    });
    await hide(page);
    await expect.poll(() => streams).toEqual(["closed"]);
    house.device(0).pin({ hashrateGhs: 11_110 });
    await show(page);
    await expect.poll(() => card.innerText()).toMatch(/11\.1/);
    expect(streams).toEqual(["closed", "open true"]);
  });
});

const hide = (page: Page) => setVisibility(page, "hidden");
const show = (page: Page) => setVisibility(page, "visible");

/** Playwright keeps every page in front: the browser's own word for hidden is replaced. */
function setVisibility(page: Page, state: "hidden" | "visible"): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}
