import type { CreatedToken } from "@hearthash/contract";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { ask } from "./support/ask.js";
import { axeComplaints } from "./support/axe-complaints.js";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const LIVING = { called: "Living room", mode: 1 } as const;
const open = (page: Page) => page.getByRole("region", { name: "Open alerts" });
const words = async (page: Page) => (await open(page).innerText()).replace(/\s+/g, " ");
const badge = (page: Page) => page.getByRole("navigation").getByText(/not acknowledged/);

/** Rules that need no patience. */
async function hasten(page: Page, chipC?: number): Promise<void> {
  await ask(page, "PATCH", "/alert-rules/offline", { durationS: 0 });
  if (chipC !== undefined)
    await ask(page, "PATCH", "/alert-rules/chip-hot", { threshold: chipC, durationS: 0 });
}

describe.each(["desktop", "phone"] as const)("alerts on a %s", (profile) => {
  it("one fires, is acknowledged and ends, on a page that is never loaded anew", async () => {
    const house = await startHouse([LIVING, { called: "Study" }]);
    const page = await visit(house, { profile });
    await hasten(page);
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    const card = page.locator(".miner-card").filter({ hasText: "Living room" });
    await expect.poll(() => card.innerText()).toMatch(/TH\/s/);
    expect(await badge(page).count()).toBe(0);
    await house.device(0).setFault("refused");
    await expect.poll(() => badge(page).innerText(), { timeout: 20_000 }).toBe("1 alert not acknowledged");
    await card.getByText("1 alert not acknowledged").waitFor({ state: "attached" });
    expect(await page.locator(".miner-card").filter({ hasText: "Study" }).getByText("alert").count()).toBe(0);
    await page.getByRole("navigation").getByRole("link", { name: "Events" }).click();
    await expect
      .poll(() => words(page))
      .toMatch(/Serious Not answering Living room Living room has not answered/);
    expect(await words(page)).toContain("Look whether it has power");
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect.poll(() => words(page)).toContain("Acknowledged by");
    expect(await badge(page).count()).toBe(0);
    await open(page).getByRole("link", { name: "Living room" }).click();
    await expect.poll(() => words(page)).toContain("Not answering");
    await house.device(0).clearFault();
    await expect.poll(() => open(page).count(), { timeout: 20_000 }).toBe(0);
    await page.getByRole("navigation").getByRole("link", { name: "Events" }).click();
    await expect.poll(() => words(page)).toContain("No alert is open.");
    await page.getByRole("radio", { name: "Alerts" }).click();
    const past = page.getByRole("list", { name: "Alerts so far" });
    await expect.poll(() => past.innerText()).toMatch(/Not answering[\s\S]* to /);
    await page.getByRole("radio", { name: "Open" }).click();
    await page.getByText("There was no such alert.").waitFor();
    await page.getByRole("radio", { name: "Over" }).click();
    await past.waitFor();
    await page.getByLabel("Kind of alert").selectOption({ label: "Chip too hot" });
    await page.getByText("There was no such alert.").waitFor();
    expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true);
  });

  it("is snoozed, muted and heard again; figures are in the reader's scale", async () => {
    const house = await startHouse([LIVING]);
    const page = await visit(house, { profile, path: "/events" });
    await hasten(page, 30);
    await expect.poll(() => words(page)).toMatch(/Chip too hot .*Measured \d+ °C, threshold 30 °C/);
    await page.getByRole("button", { name: "Snooze" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "1 h" }).click();
    await expect.poll(() => words(page)).toContain("Snoozed until");
    expect(await badge(page).count()).toBe(0);
    await page.getByRole("button", { name: "Mute", exact: true }).click();
    await page.getByRole("dialog").getByLabel("For how long").selectOption({ label: "For a week" });
    await page.getByRole("dialog").getByRole("button", { name: "Mute" }).click();
    const muted = page.getByRole("region", { name: "Muted" });
    await expect.poll(() => muted.innerText()).toMatch(/Chip too hot, Living room\s+Until \d/);
    await expect.poll(() => words(page)).toContain("Acknowledged by");
    await muted.getByRole("button", { name: "Hear it again" }).click();
    await expect.poll(() => muted.count()).toBe(0);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("radio", { name: "°F" }).click();
    await page.getByRole("link", { name: "Events" }).click();
    await expect.poll(() => words(page)).toMatch(/is at \d+ °F\. Measured \d+ °F, threshold 86 °F/);
  });

  it("a rule is changed for all and for one, shows in another tab, and goes back to how it comes", async () => {
    const house = await startHouse([LIVING, { called: "Study" }]);
    const page = await visit(house, { profile, path: "/rules" });
    const other = await visit(house, { profile, path: "/rules" });
    const rule = (tab: Page) =>
      tab.getByRole("listitem").filter({ has: tab.getByRole("heading", { name: "Hashrate low" }) });
    await expect.poll(() => rule(other).innerText()).toContain("below 80 % of normal for 15 min");
    await page.getByRole("button", { name: "Change the rule Hashrate low" }).click();
    await rule(page)
      .getByLabel(/Below this part/)
      .fill("65");
    await rule(page)
      .getByLabel(/For how long/)
      .fill("0.5");
    await rule(page).getByRole("button", { name: "Save" }).click();
    await expect.poll(() => rule(other).innerText()).toContain("below 65 % of normal for 30 s");
    await rule(page).getByRole("button", { name: "Add an exception" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("For which miner").selectOption({ label: "Study" });
    await dialog.getByLabel(/Below this part/).fill("40");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => rule(page).innerText())
      .toMatch(/Study\s+A miner hashes below 40 % of normal for 30 s/);
    await expect.poll(() => rule(other).innerText()).toContain("1 exception");
    await rule(page).getByRole("listitem").getByRole("button", { name: "Change" }).click();
    await dialog.getByLabel("Told").selectOption({ label: "Never" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => rule(page).innerText()).toMatch(/Study\s+Never told/);
    await rule(page).getByRole("button", { name: "Remove" }).click();
    await expect.poll(() => rule(other).innerText()).not.toContain("exception");
    await rule(page).getByRole("button", { name: "Back to default" }).click();
    await expect.poll(() => rule(other).innerText()).toContain("below 80 % of normal for 15 min");
    await rule(page).getByRole("switch", { name: "Hashrate low" }).click();
    await expect.poll(() => rule(other).getByRole("switch").getAttribute("aria-checked")).toBe("false");
    await page.reload();
    await expect.poll(() => rule(page).getByRole("switch").getAttribute("aria-checked")).toBe("false");
  });

  it("a reader sees alerts and rules and can do nothing; control answers alerts and no more", async () => {
    const house = await startHouse([LIVING]);
    const owner = await visit(house, { profile });
    await hasten(owner, 30);
    const { secret } = await ask<CreatedToken>(owner, "POST", "/tokens", { name: "hand", scope: "control" });
    const reader = await visit(house, { profile, path: "/events", isSignedIn: false });
    await expect.poll(() => words(reader)).toContain("Chip too hot");
    expect(await reader.getByRole("button", { name: /acknowledge|snooze|mute/i }).count()).toBe(0);
    await reader.goto(`${house.url}/rules`);
    await reader.getByText("You are told when one of these is so.").waitFor();
    await reader.getByRole("heading", { name: "Block found" }).waitFor();
    expect(await reader.getByRole("switch").count()).toBe(0);
    expect(await reader.getByRole("button", { name: /change|mute/i }).count()).toBe(0);
    const context = { extraHTTPHeaders: { Authorization: `Bearer ${secret}` } };
    const hand = await visit(house, { profile, path: "/rules", isSignedIn: false, context });
    await hand.getByRole("button", { name: "Mute something" }).waitFor();
    expect(await hand.getByRole("switch").count()).toBe(0);
    await hand.goto(`${house.url}/events`);
    await hand.getByRole("button", { name: "Acknowledge" }).click();
    await expect.poll(() => words(hand)).toContain("Acknowledged by hand");
    await expect.poll(() => badge(owner).count()).toBe(0);
  });

  it("names that are markup or very long are text, and nothing scrolls sideways", async () => {
    const name = `<img src=x onerror="alert(1)">${"w".repeat(50)}`;
    const house = await startHouse([{ called: name, mode: 1 }]);
    const page = await visit(house, { profile, path: "/events" });
    await hasten(page, 30);
    await expect.poll(() => words(page)).toContain("onerror=");
    await ask(page, "POST", "/alert-mutes", { kind: "best-share", minerId: await minerId(page) });
    await page.getByRole("region", { name: "Muted" }).waitFor();
    for (const path of ["/events", "/rules", "/"]) {
      await page.goto(house.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator("a, .row").filter({ hasText: "onerror=" }).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    expect(await page.locator("main img").count()).toBe(0);
  });

  it("many are shown a dozen at first, and are acknowledged at once", async () => {
    const house = await startHouse(Array.from({ length: 15 }, (_, index) => ({ called: `Miner ${index}` })));
    const page = await visit(house, { profile, path: "/events" });
    await hasten(page, 30);
    await open(page).getByText("Open alerts: 15").waitFor();
    expect(await open(page).getByRole("listitem").count()).toBe(12);
    await page.getByRole("button", { name: "Show all 15" }).click();
    expect(await open(page).getByRole("listitem").count()).toBe(15);
    await page.getByRole("button", { name: "Acknowledge all" }).click();
    await expect.poll(() => badge(page).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Acknowledge" }).count()).toBe(0);
  });

  it.each(["light", "dark"] as const)(
    "axe has nothing against them in %s",
    { timeout: 60_000 },
    async (colorScheme) => {
      const house = await startHouse([LIVING, { called: "Study" }]);
      const page = await visit(house, { profile, path: "/events", context: { colorScheme } });
      const found = [...(await axeComplaints(page))];
      await hasten(page, 30);
      await open(page).getByText("Open alerts: 2").waitFor();
      await open(page).getByRole("button", { name: "Acknowledge", exact: true }).first().click();
      await ask(page, "POST", "/alert-mutes", { kind: "best-share" });
      await page.getByRole("region", { name: "Muted" }).waitFor();
      found.push(...(await axeComplaints(page)));
      await page.getByRole("button", { name: "Snooze" }).first().click();
      found.push(...(await axeComplaints(page)));
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Mute", exact: true }).first().click();
      found.push(...(await axeComplaints(page)));
      await page.keyboard.press("Escape");
      await page.getByRole("radio", { name: "Alerts" }).click();
      await page.getByRole("list", { name: "Alerts so far" }).waitFor();
      found.push(...(await axeComplaints(page)));
      await page.goto(`${house.url}/rules`);
      await page.getByRole("button", { name: "Change the rule Chip too hot" }).click();
      await page.getByRole("button", { name: "Change the rule Not answering" }).click();
      found.push(...(await axeComplaints(page)));
      await page.getByRole("button", { name: "Add an exception" }).first().click();
      found.push(...(await axeComplaints(page)));
      await page.goto(house.url);
      await page.locator(".miner-card .badge").first().waitFor();
      found.push(...(await axeComplaints(page)));
      expect(found).toEqual([]);
    },
  );
});

async function minerId(page: Page): Promise<string> {
  const { items } = await ask<{ items: readonly { id: string }[] }>(page, "GET", "/miners");
  return items[0]?.id ?? "";
}
