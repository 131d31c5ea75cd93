import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { POOLS } from "../support/controlled-miner.js";
import { axeComplaints } from "./support/axe-complaints.js";
import { type House, startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const PAGES: readonly (readonly [string, (page: Page, house: House) => Promise<void>])[] = [
  ["/", (page) => page.getByRole("link", { name: "Living room" }).waitFor()],
  ["/pools", (page) => page.getByText("a.example.com:3333").first().waitFor()],
  ["/guard", (page) => page.getByRole("region", { name: "Pins" }).waitFor()],
  ["/schedules", (page) => page.getByText(/Nothing is done by the clock yet/).waitFor()],
  ["/events", (page) => page.getByText("was started").first().waitFor()],
  ["/settings", (page) => page.getByText("This one").waitFor()],
  ["/add", (page) => page.getByLabel("Network").waitFor()],
];

describe.each(["desktop", "phone"] as const)("axe on a %s", (profile) => {
  it.each(["light", "dark"] as const)(
    "has nothing against any page in %s",
    { timeout: 120_000 },
    async (colorScheme) => {
      const house = await startHouse([
        { called: "Living room", mode: 1, pools: POOLS },
        { called: "Study", model: "nano3s", pools: POOLS },
        { called: "Attic", model: "q", faults: ["board-fault"] },
        { called: "Cellar" },
      ]);
      const page = await visit(house, { profile, mayFail: true, context: { colorScheme } });
      const cellar = page.getByRole("link", { name: "Cellar" });
      await expect.poll(() => cellar.innerText()).toMatch(/TH\/s/);
      await house.device(3).setFault("refused");
      await expect.poll(() => cellar.innerText()).toMatch(/Offline since/);
      const found: string[] = [];
      for (const [path, isThere] of PAGES) {
        await page.goto(house.url + path);
        await isThere(page, house);
        found.push(...(await axeComplaints(page)));
      }
      await page.getByRole("link", { name: "Schedules" }).click();
      await page.getByRole("button", { name: "New schedule" }).click();
      await page.getByRole("dialog").getByRole("radio", { name: "Chosen ones" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
      found.push(...(await axeComplaints(page)));
      await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("link", { name: "Home" }).click();
      await page.getByRole("radio", { name: "Table" }).click();
      found.push(...(await axeComplaints(page)));
      await page.getByRole("link", { name: "Living room" }).click();
      await page.getByText("Technical").click();
      await page
        .locator(".chart canvas")
        .first()
        .waitFor({ timeout: 5000 })
        .catch(() => undefined);
      found.push(...(await axeComplaints(page)));
      await page.getByRole("button", { name: "Restart" }).click();
      found.push(...(await axeComplaints(page)));
      expect(found).toEqual([]);
    },
  );
});
