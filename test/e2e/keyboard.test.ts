import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

/** What has the focus, as a screen reader would name it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
  });
}

describe("with the keyboard alone", () => {
  it("one gets from the address bar to a changed miner", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house);
    await page.getByRole("link", { name: "Living room" }).waitFor();
    const order: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press("Tab");
      order.push(await focused(page));
    }
    expect(order.slice(0, 7)).toEqual([
      "To the content",
      "Home",
      "Pools",
      "Schedules",
      "Events",
      "Settings",
      "Add miners",
    ]);
    expect(order[7]).toContain("Living room");
    expect(
      await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle),
    ).toBe("solid");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "Mining" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.getByRole("radio", { name: "Mining" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("Night");
    expect(house.device(0).state.mode).toBe(1);
    await page.keyboard.press("Enter");
    await page.getByText(/^Confirmed/).waitFor();
    expect(house.device(0).state.mode).toBe(2);
  });

  it("a dialog takes the focus, Escape closes it, and the focus is where it was", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { path: "/pools" });
    const button = page.getByRole("button", { name: "New preset" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "New preset" }).waitFor();
    for (let step = 0; step < 16; step += 1) {
      const isInside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null,
      );
      expect(isInside).toBe(true);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(await focused(page)).toBe("New preset");
  });

  it("the skip link leads to the content", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    const page = await visit(house);
    await page.getByRole("link", { name: "Living room" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.getByRole("link", { name: "Living room" }).waitFor();
  });
});
