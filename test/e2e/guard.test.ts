import type { CreatedToken } from "@hearthash/contract";
import type { SimulatedMiner } from "@hearthash/simulator";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stranger } from "../server/guard/guarded-house.js";
import { POOLS } from "../support/controlled-miner.js";
import { ask } from "./support/ask.js";
import { axeComplaints } from "./support/axe-complaints.js";
import { type House, startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const LIVING = { called: "Living room", model: "nano3s", pools: POOLS } as const;
const STUDY = { called: "Study", model: "mini3", pools: POOLS } as const;
const THIEF = "stratum+tcp://stranger.example:3333";
const SECRETS = ["pool-secret-1", "pool-secret-2", "pool-secret-3"];

const line = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });
const drift = (page: Page, name = "Living room") =>
  page.getByRole("region", { name: `${name}: what differs` });
const words = async (page: Page, name?: string) => (await drift(page, name).innerText()).replace(/\s+/g, " ");
const urls = (device: SimulatedMiner) => device.state.pools.map(({ url }) => url);
const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** Its page shows the pin of a miner that was pinned with a press. */
async function pinned(page: Page, name = "Living room"): Promise<void> {
  await page.getByRole("button", { name: `Pin ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pin", exact: true }).click();
  await line(page, name).getByText("Pinned", { exact: true }).waitFor();
}

async function minerId(page: Page, name: string): Promise<string> {
  const { items } = await ask<{ items: readonly { id: string; name: string }[] }>(page, "GET", "/miners");
  return items.find((miner) => miner.name === name)?.id ?? "";
}

/** All miners have said who they are: only then they can be pinned. */
async function known(house: House, page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const { items } = await ask<{ items: readonly { presence: string }[] }>(page, "GET", "/miners");
      return items.filter(({ presence }) => presence === "online").length;
    })
    .toBe(house.devices.length);
}

describe.each(["desktop", "phone"] as const)("the guard on a %s", (profile) => {
  it("pins; a stranger comes and shows at once; it was me; another is restored; a pause is quiet", {
    timeout: 120_000,
  }, async () => {
    const house = await startHouse([LIVING, STUDY]);
    const page = await visit(house, { profile, path: "/pools" });
    await known(house, page);
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    await page.getByRole("link", { name: "Pool guard" }).click();
    await page.getByText("Nothing is pinned yet").waitFor();
    await pinned(page);
    await page.getByText("1 of 2 miners are pinned").waitFor();
    await page.getByRole("button", { name: "Pin all" }).click();
    await page.getByText("2 of 2 miners are pinned").waitFor();
    expect(await page.getByRole("button", { name: "Pin all" }).count()).toBe(0);
    await house.device(0).setFault("pool-hijack");
    await drift(page).waitFor();
    expect(await words(page)).toMatch(
      /Pool changed Pinned stratum\+tcp:\/\/a\.example\.com:3333.* Now stratum\+tcp:\/\/stranger\.example:3333/,
    );
    expect(await words(page)).toMatch(/Since \S+, last seen right/);
    await page
      .getByRole("navigation")
      .getByText("1 miner differs from its pin")
      .waitFor({ state: "attached" });
    await drift(page).getByRole("button", { name: "It was me" }).click();
    await expect.poll(() => drift(page).count()).toBe(0);
    expect(await line(page, "Living room").innerText()).toContain("stranger.example:3333");
    const nav = page.getByRole("navigation");
    await expect.poll(() => nav.getByText(/differs from/).count()).toBe(0);
    expect(urls(house.device(0))).toEqual([THIEF]);
    await stranger(house.device(1), "switchpool", "2");
    await drift(page, "Study").waitFor();
    expect(await words(page, "Study")).toContain("Another pool in front");
    await drift(page, "Study").getByRole("button", { name: "Restore now" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await expect.poll(() => drift(page, "Study").count(), { timeout: 30_000 }).toBe(0);
    expect(house.device(1).state.pools.map(({ priority }) => priority)).toEqual([0, 1, 2]);
    await line(page, "Study").getByRole("button", { name: "Pause 15 min" }).click();
    await line(page, "Study").getByText("Guard paused").waitFor();
    await line(page, "Study")
      .getByText(/paused until \d/)
      .waitFor();
    await line(page, "Study").getByRole("button", { name: "End the pause" }).click();
    await line(page, "Study").getByText("Pinned", { exact: true }).waitFor();
    await line(page, "Study").getByRole("button", { name: "Unpin" }).click();
    await line(page, "Study").getByText("Not pinned").waitFor();
    expect(await page.evaluate(() => "isSamePage" in globalThis)).toBe(true);
  });

  it("stores pools where its risk is taken, with passwords that are given once", {
    timeout: 120_000,
  }, async () => {
    const house = await startHouse([LIVING]);
    const page = await visit(house, { profile, path: "/guard" });
    await known(house, page);
    const heard: string[] = [];
    page.on(
      "response",
      (response) =>
        void response.text().then(
          (text) => heard.push(text),
          () => undefined,
        ),
    );
    await pinned(page);
    await page.getByRole("button", { name: "Change the pin of Living room" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Storing too" }).click();
    await dialog.getByText(/goes over the network in clear to whoever answers/).waitFor();
    await dialog.getByLabel("Password of the miner's web page").fill("admin");
    for (const [index, secret] of SECRETS.entries()) {
      await dialog
        .getByLabel(/^Password of .* at stratum/)
        .nth(index)
        .fill(secret);
    }
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText(/tick that you take it/).waitFor();
    expect(await noSideways(page)).toBe(true);
    await dialog.getByLabel("I take this risk").check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await line(page, "Living room")
      .getByText(/restored by storing/)
      .waitFor();
    await house.device(0).setFault("pool-hijack");
    await expect
      .poll(() => house.device(0).state.storedPools.map(({ password }) => password), { timeout: 60_000 })
      .toEqual(SECRETS);
    await expect.poll(() => urls(house.device(0)), { timeout: 60_000 }).toEqual(POOLS.map(({ url }) => url));
    await expect.poll(() => drift(page).count(), { timeout: 60_000 }).toBe(0);
    await page.getByRole("button", { name: "Change the pin of Living room" }).click();
    for (const field of await dialog.getByLabel(/^Password of/).all())
      expect(await field.inputValue()).toBe("");
    for (const secret of SECRETS) expect(heard.join("\n")).not.toContain(secret);
  });

  it("shows on the card, in the table, on the miner's page and on the alert", {
    timeout: 60_000,
  }, async () => {
    const house = await startHouse([LIVING, STUDY, { called: "Attic" }, { called: "Cellar" }]);
    const page = await visit(house, { profile });
    await known(house, page);
    await ask(page, "PUT", "/guard/pin-all", {});
    const card = page.locator(".miner-card").filter({ hasText: "Living room" });
    await card.getByText("Pinned").waitFor();
    await house.device(0).setFault("pool-hijack");
    await card.getByText("Drifted").waitFor();
    await page.getByRole("radio", { name: "Table" }).click();
    await page.getByRole("row").filter({ hasText: "Living room" }).getByText("Drifted").waitFor();
    await page.getByRole("row").getByRole("link", { name: "Living room" }).click();
    const own = page.getByRole("region", { name: "Pool guard" });
    await own.getByText(THIEF).first().waitFor();
    await own.getByRole("button", { name: "Pause 15 min" }).click();
    await own.getByText(/Paused until/).waitFor();
    await own.getByRole("button", { name: "End the pause" }).click();
    await page.getByRole("navigation").getByRole("link", { name: "Events" }).click();
    const alert = page.getByRole("region", { name: "Open alerts" }).getByRole("listitem").first();
    await alert.getByText("Pool changed").waitFor();
    await alert.getByRole("button", { name: "It was me" }).click();
    await page.getByText("No alert is open.").waitFor();
  });

  it("a reader sees pins and no button; control answers and does not pin", async () => {
    const house = await startHouse([LIVING, STUDY]);
    const owner = await visit(house, { profile, path: "/guard" });
    await known(house, owner);
    await pinned(owner);
    await house.device(0).setFault("pool-hijack");
    const { secret } = await ask<CreatedToken>(owner, "POST", "/tokens", { name: "hand", scope: "control" });
    const reader = await visit(house, { profile, path: "/guard", isSignedIn: false });
    await drift(reader).waitFor();
    expect(await reader.getByRole("main").getByRole("button").count()).toBe(0);
    const context = { extraHTTPHeaders: { Authorization: `Bearer ${secret}` } };
    const hand = await visit(house, { profile, path: "/guard", isSignedIn: false, context });
    await drift(hand).waitFor();
    expect(await hand.getByRole("button", { name: /pin/i }).count()).toBe(0);
    expect(await drift(hand).getByRole("button").allInnerTexts()).toEqual([
      "It was me",
      "Pause 15 min",
      "Restore now",
    ]);
    await drift(hand).getByRole("button", { name: "It was me" }).click();
    await expect.poll(() => drift(reader).count()).toBe(0);
  });

  it("pools and workers that are markup or very long are text, and nothing scrolls sideways", async () => {
    const house = await startHouse([LIVING]);
    const page = await visit(house, { profile, path: "/guard" });
    await known(house, page);
    await pinned(page);
    const worker = `<img src=x onerror="alert(1)">${"w".repeat(150)}`;
    house
      .device(0)
      .replacePools([
        { url: `stratum+tcp://${"thief.".repeat(30)}example:3333/<script>alert(2)</script>`, worker },
      ]);
    await drift(page).waitFor();
    expect(await words(page)).toContain("onerror=");
    const id = encodeURIComponent(await minerId(page, "Living room"));
    for (const path of ["/guard", `/miners/${id}`, "/events"]) {
      await page.goto(house.url + path);
      await page
        .getByText(/onerror=/)
        .first()
        .waitFor();
      expect([path, await noSideways(page)]).toEqual([path, true]);
      expect(await page.locator("main img, main script").count()).toBe(0);
    }
  });

  it.each(["light", "dark"] as const)(
    "axe has nothing against it in %s",
    { timeout: 60_000 },
    async (colorScheme) => {
      const house = await startHouse([LIVING, STUDY]);
      const page = await visit(house, { profile, path: "/guard", context: { colorScheme } });
      await known(house, page);
      await pinned(page);
      const found = [...(await axeComplaints(page))];
      await page.getByRole("button", { name: "Change the pin of Living room" }).click();
      await page.getByRole("radio", { name: "Storing too" }).click();
      found.push(...(await axeComplaints(page)));
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      await house.device(0).setFault("pool-hijack");
      await drift(page).waitFor();
      found.push(...(await axeComplaints(page)));
      await drift(page).getByRole("button", { name: "Restore now" }).click();
      found.push(...(await axeComplaints(page)));
      await page.keyboard.press("Escape");
      const id = encodeURIComponent(await minerId(page, "Living room"));
      for (const path of ["/pools", "/events", "/", `/miners/${id}`]) {
        await page.goto(house.url + path);
        await page
          .getByRole("navigation")
          .getByText(/differs from/)
          .waitFor({ state: "attached" });
        found.push(...(await axeComplaints(page)));
      }
      expect(found).toEqual([]);
    },
  );
});
