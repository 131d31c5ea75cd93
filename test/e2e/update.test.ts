import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "@hearthash/server";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { dashboardTitled } from "./support/dashboard-build.js";
import { freePort } from "./support/free-port.js";
import { serveOptions } from "./support/house.js";
import { workerReady } from "./support/kept.js";
import { visit } from "./support/visit.js";

/** A server whose dashboard can be exchanged, as an update or a downgrade does. */
async function changingServer(first: string) {
  const listen = `127.0.0.1:${await freePort()}`;
  const options = serveOptions({ server: { listen } });
  let server = await startServer({ ...options, dashboardFolder: first });
  stoppedBehind({ stop: () => server.stop() });
  const serve = async (dashboardFolder: string) => {
    await server.stop();
    server = await startServer({ ...options, dashboardFolder });
  };
  return { url: `http://${listen}`, server: { loginLink: () => server.loginLink() }, serve };
}

const titled = (page: Page, title: string) =>
  page.getByRole("heading", { level: 1, name: title, exact: true });

describe("another version of the dashboard", { timeout: 90_000 }, () => {
  it("is shown when the page is opened again, forward and back", async () => {
    const [first, second] = [await dashboardTitled("First"), await dashboardTitled("Second")];
    const house = await changingServer(first);
    const page = await visit(house, { isSignedIn: false, mayFail: true });
    await titled(page, "First").waitFor();
    await workerReady(page);
    await page.goto("about:blank");
    await house.serve(second);
    // What is kept is there at once; what is new replaces it without a hand.
    await page.goto(house.url);
    await titled(page, "Second").waitFor();
    await page.goto("about:blank");
    await house.serve(first);
    await page.goto(house.url);
    // Once a minute by itself: the next opening has it in any case.
    await noted(page, "First");
    await page.goto("about:blank");
    await page.goto(house.url);
    await titled(page, "First").waitFor();
  });

  it("does not take a page away from its reader, and comes with the next one", async () => {
    const [first, second] = [await dashboardTitled("First"), await dashboardTitled("Second")];
    const house = await changingServer(first);
    const page = await visit(house, { isSignedIn: false, mayFail: true });
    await titled(page, "First").waitFor();
    await workerReady(page);
    await page.getByRole("link", { name: "Events" }).click();
    await page.getByRole("heading", { level: 1, name: "Events" }).click();
    await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
    await house.serve(second);
    await page.getByText("A new version is ready. The next page shows it.").waitFor({ timeout: 30_000 });
    expect(await page.evaluate(() => document.documentElement.dataset["kept"])).toBe("yes");
    await page.getByRole("link", { name: "Home" }).click();
    await titled(page, "Second").waitFor();
    expect(await page.getByText("A new version is ready").count()).toBe(0);
  });

  it("without a worker, as an older one, is not hidden behind what was kept", async () => {
    const [first, old] = [await dashboardTitled("First"), await dashboardTitled("Old")];
    for (const file of ["sw.js", "sw.js.br", "sw.js.gz"]) rmSync(join(old, file), { force: true });
    expect(existsSync(join(old, "sw.js"))).toBe(false);
    const house = await changingServer(first);
    const page = await visit(house, { isSignedIn: false, mayFail: true });
    await titled(page, "First").waitFor();
    await workerReady(page);
    await page.goto("about:blank");
    await house.serve(old);
    await page.goto(house.url);
    await titled(page, "Old").waitFor();
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });
});

/** Either the version itself or the word that it is ready. */
async function noted(page: Page, title: string): Promise<void> {
  await titled(page, title).or(page.getByText("A new version is ready")).first().waitFor();
}
