import { describe, expect, it } from "vitest";
import { POOLS } from "../support/controlled-miner.js";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const NEW = { url: "stratum+tcp://new.example.com:4444", worker: "new.worker" };

describe.each(["desktop", "phone"] as const)("pools on a %s", (profile) => {
  it("a preset is made and given to three miners, one of which fails; each says what became of it", async () => {
    const house = await startHouse([
      { called: "First", model: "a1246", pools: POOLS.slice(0, 1) },
      { called: "Second", model: "a1246", pools: POOLS.slice(0, 1) },
      { called: "Third", model: "a1246", pools: POOLS.slice(0, 1) },
      { called: "Bystander", model: "a1246", pools: POOLS.slice(0, 1) },
    ]);
    const page = await visit(house, { profile, path: "/pools" });
    await expect
      .poll(() => page.getByRole("region", { name: "Active pools" }).innerText())
      .toMatch(/First[\s\S]*a\.example\.com:3333/);
    await page.getByRole("button", { name: "New preset" }).click();
    await page.getByLabel("Name").fill("Solo");
    await page.getByLabel("Address").first().fill(NEW.url);
    await page.getByLabel("Worker").first().fill(NEW.worker);
    await page.getByLabel("Password, if it has one").first().fill("pool-secret");
    await page.getByRole("button", { name: "Save" }).click();
    await house.device(2).setFault("unsupported", { only: ["addpool"] });
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    const dialog = page.getByRole("dialog");
    for (const name of ["First", "Second", "Third"]) await dialog.getByRole("checkbox", { name }).check();
    await dialog.getByRole("button", { name: "Apply to 3" }).click();
    const row = (name: string) => dialog.getByRole("listitem").filter({ hasText: name });
    await expect.poll(() => row("First").innerText(), { timeout: 30_000 }).toMatch(/confirmed/i);
    await expect.poll(() => row("Second").innerText(), { timeout: 30_000 }).toMatch(/confirmed/i);
    await expect.poll(() => row("Third").innerText(), { timeout: 30_000 }).toMatch(/addpool|know/);
    expect(await row("Bystander").innerText()).toBe("Bystander");
    expect(house.devices.map(({ state }) => state.pools.some(({ url }) => url === NEW.url))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(await page.content()).not.toContain("pool-secret");
  });
});
