import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { writes } from "../support/controlled-miner.js";
import { type House, startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const form = (page: Page) => page.getByRole("dialog");
const line = (page: Page, name: string) => page.getByRole("listitem", { name });

/** A request as the owner's own page makes it. */
async function asOwner(page: Page, method: string, path: string, body: unknown): Promise<void> {
  const status = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`/api/v1${where}`, { method: how ?? "", headers, body: what ?? "" })).status;
    },
    [method, path, JSON.stringify(body)],
  );
  expect(status).toBeLessThan(300);
}

/** Ids by name. */
async function idOf({ url }: House, name: string): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/v1/miners`)).json()) as {
    items: readonly { id: string; name: string }[];
  };
  return items.find((miner) => miner.name === name)?.id ?? "";
}

/** The next minute of this machine's clock that can still be written down in time: `22:31`. */
function soon(): string {
  const at = new Date(Date.now() + (new Date().getSeconds() < 40 ? 60_000 : 120_000));
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

describe.each(["desktop", "phone"] as const)("schedules on a %s", (profile) => {
  it("are written with what the chosen miners have, changed, switched off and removed", async () => {
    const house = await startHouse([
      { called: "Living room", mode: 1 },
      { called: "Study", model: "nano3s" },
    ]);
    const page = await visit(house, { profile });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    await page.getByRole("link", { name: "Schedules" }).click();
    await page.getByText(/Nothing is done by the clock yet/).waitFor();
    await page.getByRole("button", { name: "New schedule" }).click();
    const { open, deeds } = { open: form(page), deeds: form(page).getByLabel("What is done") };
    await open.getByRole("radio", { name: "Chosen ones" }).click();
    for (const day of ["Sat", "Sun"]) await open.getByRole("button", { name: day }).click();
    await open.getByRole("button", { name: "Save" }).click();
    await open.getByText("Give it a name.").waitFor();
    await open.getByText("Choose at least one miner.").waitFor();
    await open.getByText("Choose what is to be done.").waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 5000 })
      .toBe("schedule-name");
    await open.getByLabel("Name").fill("Night");
    await open.getByRole("checkbox", { name: "Study" }).check();
    await expect.poll(() => deeds.innerText()).toMatch(/Light/);
    expect(await deeds.innerText()).not.toMatch(/Wake up|Standby|Filter/);
    await open.getByRole("checkbox", { name: "Study" }).uncheck();
    await open.getByRole("checkbox", { name: "Living room" }).check();
    await expect.poll(() => deeds.innerText()).not.toMatch(/Light/);
    await deeds.selectOption({ label: "Work mode" });
    await open.getByRole("radio", { name: "Night" }).click();
    await open.getByLabel("Time", { exact: true }).fill("22:30");
    await open.getByLabel("A date").fill("2099-12-24");
    await open.getByRole("button", { name: "Add the date" }).click();
    await open.getByRole("radio", { name: "Do it later" }).click();
    await open.getByLabel(/When it answers again/).fill("0");
    await open.getByRole("button", { name: "Save" }).click();
    await open.getByText("Takes 1 to 1440 minutes.").waitFor();
    await open.getByLabel(/When it answers again/).fill("90");
    await open.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => line(page, "Night").innerText())
      .toMatch(/Night mode · Weekdays 22:30\s+Living room\s+Next .*22:30\s+Not on 24 Dec 2099/);
    await line(page, "Night").getByRole("button", { name: "Edit" }).click();
    expect(await open.getByLabel(/When it answers again/).inputValue()).toBe("90");
    expect(await open.getByRole("radio", { name: "Night" }).getAttribute("aria-checked")).toBe("true");
    await open.getByRole("button", { name: /Take away 24 Dec/ }).click();
    await open.getByRole("button", { name: "Sat" }).click();
    await open.getByRole("button", { name: "Sun" }).click();
    await open.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => line(page, "Night").innerText()).toMatch(/Every day 22:30/);
    expect(await line(page, "Night").innerText()).not.toMatch(/Not on/);
    await line(page, "Night").getByRole("switch").click();
    await expect.poll(() => line(page, "Night").innerText()).toMatch(/Switched off/);
    await line(page, "Night").getByRole("switch").click();
    await expect.poll(() => line(page, "Night").innerText()).toMatch(/Next /);
    await line(page, "Night").getByRole("button", { name: "Remove" }).click();
    await form(page).getByRole("button", { name: "Remove" }).click();
    await page.getByText(/Nothing is done by the clock yet/).waitFor();
  });
});

it("goes by the clocks of a chosen zone, and lights in a chosen colour where every light has one", async () => {
  const house = await startHouse([
    { called: "Study", model: "nano3s" },
    { called: "Cellar", model: "nano3" },
  ]);
  const page = await visit(house, { path: "/schedules" });
  await page.getByRole("button", { name: "New schedule" }).click();
  const open = form(page);
  const zone = open.getByLabel("Time zone");
  expect(await zone.locator("option").first().innerText()).toMatch(/ \(the house\)$/);
  await open.getByLabel("Name").fill("Lamp");
  await expect.poll(() => open.getByLabel("What is done").innerText()).toMatch(/Light/);
  await open.getByLabel("What is done").selectOption({ label: "Light" });
  await open.getByRole("radio", { name: "On", exact: true }).click();
  const own = open.getByLabel("In a colour of its own");
  expect(await own.count()).toBe(0);
  await open.getByRole("radio", { name: "Chosen ones" }).click();
  await open.getByRole("checkbox", { name: "Study" }).check();
  await own.check();
  await open.getByLabel("Colour of the light").fill("#10ff80");
  await zone.selectOption("Asia/Tokyo");
  await open.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => line(page, "Lamp").innerText())
    .toMatch(/Light on, #10ff80 · Every day 22:00 in Asia\/Tokyo/);
  const kept = async () =>
    (await page.evaluate(async () => (await (await fetch("/api/v1/schedules")).json()).items[0])) as object;
  expect(await kept()).toMatchObject({
    ...{ timezone: "Asia/Tokyo", time: "22:00" },
    intent: { kind: "setLed", effect: "on", color: [16, 255, 128] },
  });
  await line(page, "Lamp").getByRole("button", { name: "Edit" }).click();
  expect(await zone.inputValue()).toBe("Asia/Tokyo");
  expect(await open.getByLabel("Colour of the light").inputValue()).toBe("#10ff80");
  await zone.selectOption("");
  await open.getByRole("radio", { name: "Off" }).click();
  expect(await own.count()).toBe(0);
  await open.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => line(page, "Lamp").innerText()).toMatch(/Light off · Every day 22:00/);
  expect(await kept()).toMatchObject({ intent: { kind: "setLed", effect: "off" } });
});

describe("a schedule whose time comes", () => {
  it("is done and read back, refused where only a person may, and told in the events", {
    timeout: 240_000,
  }, async () => {
    const house = await startHouse([
      { called: "Living room", mode: 1 },
      { called: "Hall", mode: 1 },
    ]);
    const page = await visit(house, { path: "/schedules" });
    const hall = await idOf(house, "Hall");
    await asOwner(page, "PATCH", `/miners/${hall}`, { limits: { neverOnUnattended: true } });
    await page.getByRole("button", { name: "New schedule" }).click();
    await form(page).getByLabel("Name").fill("Morning");
    await form(page).getByLabel("What is done").selectOption({ label: "Wake up" });
    await form(page).getByText("Only a person may wake Hall: there it is refused.").waitFor();
    await form(page).getByRole("button", { name: "Cancel" }).click();
    const time = soon();
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    for (const [name, intent] of [
      ["Dark", { kind: "setLcd", on: false }],
      ["Morning", { kind: "wake" }],
    ] as const) {
      await asOwner(page, "POST", "/schedules", { name, miners: "all", days, time, intent });
    }
    await expect.poll(() => line(page, "Dark").innerText()).toMatch(new RegExp(`Next today ${time}`));
    expect(await line(page, "Morning").innerText()).toMatch(/Only a person may wake Hall/);
    await expect
      .poll(() => line(page, "Dark").innerText(), { timeout: 150_000 })
      .toMatch(new RegExp(`Last run today ${time} · confirmed at 2 of 2`));
    for (const device of house.devices) expect(writes(device).join()).toContain("lcd,0:0");
    await expect.poll(() => line(page, "Morning").innerText()).toMatch(/Hall: only a person may wake Hall/);
    await page.getByRole("link", { name: "Events" }).click();
    await page.getByText("Dark: display off").first().waitFor();
    await page.getByText(/Morning was not done: only a person may wake Hall/).waitFor();
  });

  it("leaves a miner as a person has set it, and says until when", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }, { called: "Hall" }]);
    const page = await visit(house);
    const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const dark = { name: "Dark", miners: "all", days, time: "03:00", intent: { kind: "setLcd", on: false } };
    await page.getByRole("link", { name: /^Living room/ }).click();
    const card = page.getByRole("region", { name: "Schedules" });
    await card.getByText("Nothing is done by the clock at this miner.").waitFor();
    await asOwner(page, "POST", "/schedules", dark);
    await expect.poll(() => line(page, "Dark").innerText()).toMatch(/Display off · Every day 03:00/);
    await page.getByRole("switch", { name: "Display" }).click();
    await expect
      .poll(() => line(page, "Dark").innerText())
      .toMatch(/Overridden by hand until (today|tomorrow) 03:00 by /);
    await page.goto(`${house.url}/schedules`);
    await expect
      .poll(() => line(page, "Dark").innerText())
      .toMatch(/Overridden by hand until .* 03:00: Living room/);
    expect(await line(page, "Dark").innerText()).not.toMatch(/Hall/);
  });
});

describe("whoever may only look", () => {
  it("sees what is done by the clock, and no way to change it", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const owner = await visit(house);
    const dark = { name: "Dark", miners: "all", days: ["mon"], time: "03:00", intent: { kind: "standby" } };
    await asOwner(owner, "POST", "/schedules", dark);
    const page = await visit(house, { path: "/schedules", isSignedIn: false });
    await expect.poll(() => line(page, "Dark").innerText()).toMatch(/Standby · Mon 03:00/);
    expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
    expect(await page.getByRole("main").getByRole("switch").count()).toBe(0);
  });
});
