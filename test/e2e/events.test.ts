import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

describe.each(["desktop", "phone"] as const)("events on a %s", (profile) => {
  it("what happens comes by itself, the newest first, and is sorted out by kind", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, path: "/events" });
    const list = page.getByRole("list").filter({ hasText: "was started" });
    await list.waitFor();
    await house.device(0).stop();
    await expect
      .poll(() => list.getByRole("listitem").first().innerText(), { timeout: 25_000 })
      .toMatch(/Living room/);
    const before = await list.getByRole("listitem").count();
    await page.getByRole("radio", { name: "Access" }).click();
    await page
      .getByText(/signed in/i)
      .first()
      .waitFor();
    expect(await page.getByText("was started").count()).toBe(0);
    await page.getByRole("radio", { name: "All" }).click();
    await list.waitFor();
    expect(await list.getByRole("listitem").count()).toBeGreaterThanOrEqual(before);
  });
});
