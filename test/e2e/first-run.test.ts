import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const STEPS = ["Find your miners", "Name them", "What hearthash tells you", "On your phone"] as const;

const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

describe.each(["desktop", "phone"] as const)("the first run on a %s", (profile) => {
  it("is offered where there is nothing yet, each step is skipped, and it is not offered again", async () => {
    const house = await startHouse([], { isUnknown: true });
    const page = await visit(house, { profile });
    await heading(page, STEPS[0]).waitFor();
    expect(new URL(page.url()).pathname).toBe("/welcome");
    expect(await page.getByRole("navigation").count()).toBe(0);
    await button(page, "Skip").click();
    await heading(page, STEPS[1]).waitFor();
    await page.getByText(/There are no miners yet/).waitFor();
    await button(page, "Back").click();
    await heading(page, STEPS[0]).waitFor();
    await button(page, "Skip").click();
    await button(page, "Skip").click();
    await heading(page, STEPS[2]).waitFor();
    expect(await page.getByRole("list", { name: "Step 3 of 4" }).count()).toBe(1);
    await button(page, "Next").click();
    await heading(page, STEPS[3]).waitFor();
    await page.getByText(/so a phone cannot reach it yet/).waitFor();
    await button(page, "To the dashboard").click();
    await page.getByText("No miners yet.").waitFor();
    await page.goto(house.url);
    await page.getByText("No miners yet.").waitFor();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Go through the set-up again" }).click();
    await heading(page, STEPS[0]).waitFor();
  });

  it("finds miners in a network, names them, and leads to them", async () => {
    const hosts = profile === "desktop" ? ["127.90.0.11", "127.90.0.12"] : ["127.90.1.11", "127.90.1.12"];
    const house = await startHouse(
      hosts.map((host) => ({ host, port: 4028, mode: 1 })),
      { isUnknown: true },
    );
    const page = await visit(house, { profile });
    await heading(page, STEPS[0]).waitFor();
    await page.getByLabel("Network").fill(`${hosts[0]?.replace(/11$/, "10")}-14`);
    await button(page, "Search").click();
    const search = page.getByRole("region", { name: "Search" });
    await expect.poll(() => search.innerText(), { timeout: 30_000 }).toMatch(/done: 2 found/);
    await search.getByRole("button", { name: "Add these 2 miners" }).click();
    await heading(page, STEPS[1]).waitFor();
    await expect.poll(() => page.getByLabel("Name").count()).toBe(2);
    const named = page.getByRole("region").filter({ hasText: hosts[0] ?? "" });
    await named.getByLabel("Name").fill("Hall");
    await named.getByLabel("Place").fill("Ground floor");
    await button(page, "Save and go on").click();
    await heading(page, STEPS[2]).waitFor();
    await button(page, "Next").click();
    await button(page, "To the dashboard").click();
    await expect
      .poll(() => page.getByRole("link", { name: /^Hall/ }).innerText())
      .toMatch(/Ground floor[\s\S]*Hashing/);
    expect(await page.locator(".miner-card").count()).toBe(2);
    expect(new URL(page.url()).pathname).toBe("/");
  });
});

describe("whoever may only look", () => {
  it("is not led through a first run", async () => {
    const house = await startHouse([], { isUnknown: true });
    const page = await visit(house, { isSignedIn: false });
    await page.getByText("No miners yet.").waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    await page.goto(`${house.url}/welcome`);
    await page.getByText(/Sign in with a link of this server/).waitFor();
  });
});

describe("a house that has miners", () => {
  it("begins with them; the set-up goes through the same four steps", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house);
    await page.getByRole("link", { name: /^Living room/ }).waitFor();
    await page.goto(`${house.url}/welcome`);
    await page.getByText("1 miner is here already.").waitFor();
    await button(page, "Skip").click();
    expect(await page.getByLabel("Name").inputValue()).toBe("Living room");
    await button(page, "Skip").click();
    await heading(page, STEPS[2]).waitFor();
  });
});
