import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

describe.each(["desktop", "phone"] as const)("add miners on a %s", (profile) => {
  it("a search finds them, the reader says which, and they are on the overview", async () => {
    const hosts = ["127.88.0.11", "127.88.0.12", "127.88.0.13"];
    const house = await startHouse(
      hosts.map((host) => ({ host, port: 4028, ssid: "<b>net</b>" })),
      { isUnknown: true },
    );
    const page = await visit(house, { profile, path: "/add" });
    await page.getByLabel("Network").fill("127.88.0.10-14");
    await page.getByRole("button", { name: "Search" }).click();
    const search = page.getByRole("region", { name: "Search" });
    await expect.poll(() => search.innerText(), { timeout: 30_000 }).toMatch(/done: 3 found/);
    await search.getByRole("checkbox", { name: /127\.88\.0\.12/ }).uncheck();
    await search.getByRole("button", { name: "Add these 2 miners" }).click();
    await expect.poll(() => page.locator(".miner-card").count()).toBe(2);
    await expect
      .poll(() => page.getByRole("region", { name: "All miners" }).innerText())
      .toMatch(/2\s*Hashing/);
  });

  it("one by its address; what is not allowed says why", async () => {
    const house = await startHouse([{ host: "127.88.1.11" }], { isUnknown: true });
    const page = await visit(house, { profile, path: "/add", mayFail: true });
    await page.getByLabel("Address").fill("8.8.8.8");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Address").fill(house.device(0).address);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("link", { name: /Avalon Mini 3 Hashing/ }).click();
    await page.getByRole("region", { name: "Controls" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
