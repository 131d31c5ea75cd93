import { startSimulator } from "@hearthash/simulator";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { startHouse } from "./support/house.js";
import { cachedAddresses, rememberedAt, workerReady } from "./support/kept.js";
import { serveProcess } from "./support/serve-process.js";
import { visit } from "./support/visit.js";

/** A server with one miner, a browser that has seen it, and the server's end. */
async function seenAndKilled(profile: "desktop" | "phone") {
  const miner = { model: "mini3", port: 0, mode: 1 } as const;
  const simulator = stoppedBehind(await startSimulator({ miners: [miner], timeScale: 20 }));
  const [device] = simulator.miners;
  const server = await serveProcess([device?.address ?? ""]);
  device?.pin({ hashrateGhs: 37_420 });
  const link = await server.loginLink();
  const page = await visit(
    { url: server.url, server: { loginLink: () => link } },
    { mayFail: true, profile },
  );
  await page.getByRole("link", { name: "Miner 1" }).click();
  await page.getByText("Technical").waitFor();
  await expect.poll(() => page.getByRole("region", { name: "Now" }).innerText()).toMatch(/37\.4/);
  await workerReady(page);
  const before = Date.now();
  await hide(page);
  await expect.poll(() => rememberedAt(page)).toBeGreaterThan(before - 15_000);
  await page.close();
  await server.kill();
  return { server, context: page.context(), device };
}

/** As a phone that is put away. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

async function openedWithoutServer(profile: "desktop" | "phone" = "phone") {
  const seen = await seenAndKilled(profile);
  const page = await seen.context.newPage();
  await page.goto(seen.server.url);
  await page.getByText(/^Last known, \d\d:\d\d\. The server does not answer yet/).waitFor();
  return { ...seen, page };
}

describe.each(["desktop", "phone"] as const)("a server that is gone, on a %s", (profile) => {
  it("the dashboard opens with the last known state, marked as that, and nothing can be changed", async () => {
    const { page } = await openedWithoutServer(profile);
    const card = page.getByRole("link", { name: "Miner 1" });
    expect(await card.innerText()).toMatch(/37\.4/);
    expect(await card.locator(".figure-value.is-old").count()).toBeGreaterThan(2);
    expect(await page.getByRole("link", { name: "Add miners" }).count()).toBe(0);
    await card.click();
    await page.getByText("Nothing can be changed until the server answers.").waitFor();
    const parts = await page.getByRole("region", { name: "Controls" }).locator("button, input").all();
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(await part.isDisabled()).toBe(true);
    for (const place of ["Pools", "Events", "Settings"]) {
      await page.getByRole("link", { name: place }).click();
      await page.getByRole("heading", { level: 1, name: place }).waitFor();
    }
    // A page below, and one with a chart, open by their own address, too.
    await page.goto(`${new URL(page.url()).origin}/events`);
    await page.getByRole("heading", { level: 1, name: "Events" }).waitFor();
    await page.getByText(/^Last known/).waitFor();
  });
});

describe("a server that comes back", () => {
  it("makes the page live by itself, without loading it anew", async () => {
    const { page, server, device } = await openedWithoutServer();
    await page.evaluate(() => document.documentElement.setAttribute("data-kept", "yes"));
    device?.pin({ hashrateGhs: 11_110 });
    await server.start();
    const card = page.getByRole("link", { name: "Miner 1" });
    await expect.poll(() => card.innerText(), { timeout: 20_000 }).toMatch(/11\.1/);
    await expect.poll(() => page.getByText(/^Last known/).count()).toBe(0);
    await page.getByRole("link", { name: "Add miners" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset["kept"])).toBe("yes");
  });
});

describe("what a browser keeps", () => {
  it("is files of the dashboard alone: nothing that was asked for, and no code", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { mayFail: true });
    await workerReady(page);
    for (const path of ["/", "/pools", "/events", "/settings", "/add", "/pair"]) {
      await page.goto(house.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    for (const path of ["/metrics", "/openapi.json", "/docs", "/healthz", "/ios", "/api/v1/miners"]) {
      await page.goto(house.url + path);
      // The server's own answer, and not the dashboard in its place.
      expect(await page.locator("#app").count()).toBe(0);
    }
    await page.goto(house.server.loginLink());
    await page.getByRole("link", { name: "Living room" }).waitFor();
    const kept = await cachedAddresses(page);
    expect(kept.length).toBeGreaterThan(5);
    const allowed = /^\/(?:pair|icon\.svg|manifest\.webmanifest|assets\/[\w-]+\.(?:js|css))?$/;
    expect(kept.filter((address) => !allowed.test(address))).toEqual([]);
  });

  it("forgets the house when it is signed out, and when its session is ended elsewhere", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    // Nobody may read here without signing in.
    const context = { extraHTTPHeaders: { "X-Real-IP": "192.0.2.7" } };
    const page = await visit(house, { mayFail: true, context });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    await expect.poll(() => rememberedAt(page)).toBeTypeOf("number");
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Sign out here" }).click();
    await page.getByLabel("Sign-in link or code").waitFor();
    await expect.poll(() => rememberedAt(page)).toBeUndefined();
    await page.goto(house.server.loginLink());
    await page.getByRole("link", { name: "Living room" }).waitFor();
    await expect.poll(() => rememberedAt(page)).toBeTypeOf("number");
    const other = await visit(house, { path: "/settings" });
    const row = other.getByRole("region", { name: "Access" }).getByRole("listitem");
    await row.filter({ hasNotText: "This one" }).getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Sign-in link or code").waitFor();
    await expect.poll(() => rememberedAt(page)).toBeUndefined();
    expect(await page.getByText("Living room").count()).toBe(0);
  });
});
