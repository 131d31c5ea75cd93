import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

interface Settings {
  readonly polling: Readonly<Record<string, number>>;
  readonly history: Readonly<Record<string, number>>;
  readonly energy: Readonly<Record<string, number | string>>;
}

/** The settings in force, as the server tells them. */
function settings(page: Page): Promise<Settings> {
  return page.evaluate(async () => (await fetch("/api/v1/config")).json());
}

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Fills fields of a card and saves it. */
async function save(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await card(page, name).getByLabel(label).fill(value);
  await card(page, name).getByRole("button", { name: "Save" }).click();
}

describe.each(["desktop", "phone"] as const)("settings on a %s", (profile) => {
  it("price, polling and retention are kept by the server, and what waits for a restart says so", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, path: "/settings" });
    await save(page, "Energy", { "Price of a kWh": "0.31", Currency: "CHF" });
    await card(page, "Energy").getByText("Saved").waitFor();
    await save(page, "Polling", { "While somebody looks": "3", "Otherwise, seconds": "45" });
    await card(page, "Polling")
      .getByText(/takes effect when hearthash is restarted/)
      .waitFor();
    await save(page, "History", { "Each reading": "72", "Each minute": "30", "Most room": "2" });
    await card(page, "History").getByText("Saved").waitFor();
    expect(await settings(page)).toMatchObject({
      energy: { pricePerKwh: 0.31, currency: "CHF" },
      polling: { watchedMs: 3000, backgroundMs: 45_000 },
      history: { rawHours: 72, minuteDays: 30, budgetGb: 2 },
    });
    await page.reload();
    await expect.poll(() => card(page, "Polling").getByLabel("Otherwise, seconds").inputValue()).toBe("45");
    await save(page, "Energy", { "Price of a kWh": "" });
    await card(page, "Energy").getByText("Saved").waitFor();
    expect((await settings(page)).energy["pricePerKwh"]).toBeUndefined();
  });

  it("°F is shown everywhere and kept in this browser", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    house.device(0).pin({ chipMaxC: 80 });
    const page = await visit(house, { profile, path: "/settings" });
    await page.getByRole("radio", { name: "°F" }).click();
    await page.getByRole("link", { name: "Home" }).click();
    const miner = page.getByRole("link", { name: /^Living room/ });
    await expect.poll(() => miner.innerText()).toMatch(/176\s*°F/);
    await miner.click();
    await expect.poll(() => card(page, "Now").innerText()).toMatch(/176\s*°F/);
    await expect.poll(() => card(page, "Figures").innerText()).toMatch(/176\s*°F/);
    await page.reload();
    await expect.poll(() => card(page, "Now").innerText()).toMatch(/176\s*°F/);
    expect(await card(page, "Now").innerText()).not.toMatch(/°C/);
  });

  it("a token is shown once, works until it is revoked, and another browser is signed out", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, path: "/settings" });
    const tokens = card(page, "Tokens");
    await tokens.getByLabel("Name of a new token").fill("Grafana");
    await tokens.getByRole("radio", { name: "Control" }).click();
    await tokens.getByRole("button", { name: "Make a token" }).click();
    await tokens.getByText("This is the only time it is shown.").waitFor();
    const secret = await tokens.locator(".mono").innerText();
    const scope = async () => {
      const headers = { Authorization: `Bearer ${secret}` };
      const answer = await fetch(`${house.url}/api/v1/whoami`, { headers });
      return answer.ok ? ((await answer.json()) as { scope: string }).scope : answer.status;
    };
    expect(await scope()).toBe("control");
    await page.reload();
    await tokens.getByText("Grafana").waitFor();
    expect(await page.content()).not.toContain(secret);
    await tokens.getByRole("button", { name: "Revoke" }).click();
    await expect.poll(() => tokens.getByText("Grafana").count()).toBe(0);
    expect(await scope()).toBe(401);
    const other = await visit(house, { profile, mayFail: true });
    await other.getByRole("link", { name: /^Living room/ }).waitFor();
    await page.reload();
    const row = card(page, "Access").getByRole("listitem").filter({ hasNotText: "This one" });
    await row.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => row.count()).toBe(0);
    await expect.poll(() => other.getByRole("link", { name: "Add miners" }).count()).toBe(0);
  });
});

describe("a setting that is not taken", () => {
  it("says so at its card, and nothing is changed", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { path: "/settings", mayFail: true });
    const form = card(page, "Polling").locator("form");
    await form.waitFor();
    // The browser's own look at numbers is left out: the server is asked.
    await form.evaluate((element) => element.setAttribute("novalidate", ""));
    await save(page, "Polling", { "While somebody looks": "0.01" });
    await card(page, "Polling").getByRole("alert").waitFor();
    expect((await settings(page)).polling["watchedMs"]).toBe(1000);
  });
});
