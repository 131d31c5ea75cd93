import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const THREE = [
  { called: "Living room", place: "Ground floor", mode: 1 },
  { called: "Study", model: "nano3s" },
  { called: "Attic", model: "q" },
] as const;

describe.each(["desktop", "phone"] as const)("the overview on a %s", (profile) => {
  it("shows every miner with the simulator's own numbers, their sums, and each one's page by its link", async () => {
    const house = await startHouse(THREE);
    house.device(0).pin({ hashrateGhs: 37_420, wallPowerW: 824, chipMaxC: 81 });
    house.device(1).pin({ hashrateGhs: 6_540, wallPowerW: 141, chipMaxC: 92 });
    house.device(2).pin({ hashrateGhs: 54_120, wallPowerW: 836, chipMaxC: 70 });
    const page = await visit(house, { profile });
    const card = (name: string) => page.getByRole("link", { name });
    await expect
      .poll(() => card("Living room").innerText())
      .toMatch(/37\.4\s*TH\/s[\s\S]*824\s*W[\s\S]*81\s*°C/);
    await expect.poll(() => card("Study").innerText()).toMatch(/6\.54\s*TH\/s[\s\S]*141\s*W[\s\S]*92\s*°C/);
    await expect.poll(() => card("Attic").innerText()).toMatch(/54\.1\s*TH\/s[\s\S]*836\s*W[\s\S]*70\s*°C/);
    const sums = page.getByRole("region", { name: "All miners" });
    await expect.poll(() => sums.innerText()).toMatch(/98\.1\s*TH\/s[\s\S]*1,801\s*W[\s\S]*18\.4\s*J\/TH/);
    await card("Study").click();
    await page.getByRole("heading", { name: "Study" }).waitFor();
    expect(page.url()).toMatch(/\/miners\/\w+$/);
    const deepLink = page.url();
    await page.goBack();
    await card("Attic").waitFor();
    await page.goto(deepLink);
    await page.getByRole("heading", { name: "Study" }).waitFor();
    await expect.poll(() => page.getByRole("region", { name: "Now" }).innerText()).toMatch(/6\.54\s*TH\/s/);
  });
});

describe("what changes", () => {
  it("is shown with the next poll, without the page being touched", async () => {
    const house = await startHouse(THREE);
    const page = await visit(house);
    const first = page.getByRole("link", { name: "Living room" });
    house.device(0).pin({ hashrateGhs: 11_110 });
    await expect.poll(() => first.innerText()).toMatch(/11\.1\s*TH\/s/);
    house.device(0).pin({ hashrateGhs: 12_220 });
    await expect.poll(() => first.innerText()).toMatch(/12\.2\s*TH\/s/);
  });

  it("a miner that is gone says since when and keeps its last values, marked; then it is back", async () => {
    const house = await startHouse(THREE);
    house.device(0).pin({ hashrateGhs: 37_420 });
    const page = await visit(house);
    const card = page.getByRole("link", { name: "Living room" });
    await expect.poll(() => card.innerText()).toMatch(/37\.4\s*TH\/s/);
    await house.device(0).stop();
    await expect
      .poll(() => card.innerText(), { timeout: 25_000 })
      .toMatch(/Offline[\s\S]*37\.4[\s\S]*Offline since \d\d:\d\d/);
    expect(await card.locator(".figure-value.is-old").count()).toBeGreaterThan(2);
    await card.click();
    await page.getByText(/Living room has not answered since \d\d:\d\d\. These are its last/).waitFor();
    expect(await page.getByRole("radio", { name: "Night" }).isDisabled()).toBe(true);
    await house.device(0).start();
    await expect.poll(() => page.getByText(/has not answered/).count(), { timeout: 25_000 }).toBe(0);
    expect(await page.locator(".figure-value.is-old").count()).toBe(0);
  });

  it("a value that is older than two polls looks old and says how old", async () => {
    const house = await startHouse(THREE, { watchedMs: 60_000 });
    const page = await visit(house);
    const card = page.getByRole("link", { name: "Living room" });
    await expect.poll(() => card.innerText()).toMatch(/Hashing/);
    await page.clock.install();
    await page.clock.fastForward(40_000);
    await expect.poll(() => card.innerText()).toMatch(/\d+ s ago/);
    expect(await card.locator(".figure-value.is-old").count()).toBeGreaterThan(2);
  });
});

describe("the reader's own choices", () => {
  it("°F and the look hold here and after a reload", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    house.device(0).pin({ chipMaxC: 80, inletC: 25 });
    const page = await visit(house, { path: "/settings", context: { colorScheme: "light" } });
    await page.getByRole("radio", { name: "°F" }).click();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.getByRole("radio", { name: "Dark" }).click();
    await expect.poll(ground).not.toBe(light);
    await page.goto(house.url);
    await expect.poll(() => page.getByRole("link", { name: "Living room" }).innerText()).toMatch(/176\s*°F/);
    expect(await ground()).not.toBe(light);
  });

  it("nothing moves for whoever wants no motion", async () => {
    const house = await startHouse(THREE);
    const page = await visit(house, { context: { reducedMotion: "reduce" } });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const calm = await visit(house);
    await calm.getByRole("link", { name: "Living room" }).waitFor();
    expect(await calm.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  });
});
