import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const SCRIPT = "<script>alert(1)</script>";
const IMAGE = '<img src=x onerror="alert(2)">';

describe.each(["desktop", "phone"] as const)("a miner whose words are markup, on a %s", (profile) => {
  it("is shown as text on every page, and nothing runs", async () => {
    const house = await startHouse([
      {
        called: `${SCRIPT}${IMAGE}`,
        place: "javascript:alert(3)",
        product: `Mini${SCRIPT}`,
        ssid: IMAGE,
        mode: 1,
        pools: [{ url: `stratum+tcp://${SCRIPT}.example.com:3333`, worker: `${IMAGE}<svg/onload=alert(4)>` }],
      },
    ]);
    const page = await visit(house, { profile });
    const card = page.locator(".miner-card");
    await expect.poll(() => card.innerText()).toContain(SCRIPT);
    await card.click();
    await page.getByRole("region", { name: "Controls" }).or(page.getByText("Technical")).first().waitFor();
    await page.getByText("Technical").click();
    await expect
      .poll(() => page.getByRole("region", { name: "Pools" }).innerText())
      .toContain("onload=alert(4)");
    for (const path of ["/pools", "/events", "/settings", "/add"]) {
      await page.goto(house.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
    }
    await page.goto(`${house.url}/miners/${encodeURIComponent(SCRIPT)}`);
    await page.getByText("There is no such miner.").waitFor();
    expect(await page.locator("main script, main img").count()).toBe(0);
  });
});
