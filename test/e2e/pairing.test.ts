import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeComplaints } from "./support/axe-complaints.js";
import { browserSeeing } from "./support/camera.js";
import { type House, startHouse } from "./support/house.js";
import { workerReady } from "./support/kept.js";
import { visit } from "./support/visit.js";

/** As from a phone at home: nobody may read unasked. */
const FROM_ELSEWHERE = { extraHTTPHeaders: { "X-Real-IP": "192.0.2.7" } };

/** The app on a home screen, by Apple's own word for it, on a phone that the server does not know. */
async function installedApp(house: House, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const context = { ...FROM_ELSEWHERE, colorScheme };
  const page = await visit(house, { profile: "phone", isSignedIn: false, mayFail: true, context });
  await page.getByLabel("Sign-in link or code").waitFor();
  await page.context().addInitScript(() => {
    Object.defineProperty(navigator, "standalone", { value: true });
  });
  await page.goto(house.url);
  return page;
}

const phoneCard = (page: Page) => page.getByRole("region", { name: "Phone and devices" });

/** A new code, as Settings shows it. */
async function newCode(desk: Page): Promise<string> {
  await phoneCard(desk).getByRole("button", { name: "Make a pairing code" }).click();
  return await phoneCard(desk).locator(".pair-code").innerText();
}

describe("an installed app without a session", () => {
  it("pairs with a typed code, is listed, named and revoked, and asks for a code again", {
    timeout: 60_000,
  }, async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const desk = await visit(house, { path: "/settings" });
    const phone = await installedApp(house);
    await phone.getByRole("heading", { name: "Pair this device" }).waitFor();
    expect(new URL(phone.url()).pathname).toBe("/pair");
    expect(await phone.getByLabel("Name of this device").inputValue()).toBe("iPhone");
    const code = await newCode(desk);
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await phoneCard(desk)
      .getByText(/good for \d/)
      .waitFor();
    const field = phone.getByLabel("Pairing code");
    await field.pressSequentially(wrongCode(code));
    expect(await phone.getByRole("alert").innerText()).toMatch(/not the code.*4 tries are left\.$/);
    await expect.poll(() => field.inputValue()).toBe("");
    const typed = code.toLowerCase().replace("-", "");
    await field.pressSequentially(typed.slice(0, 6));
    expect(await field.inputValue()).toBe(code.slice(0, 7));
    await field.pressSequentially(typed.slice(6));
    // Nothing else is pressed: the last character sends it.
    await phone.getByRole("link", { name: "Living room" }).waitFor();
    expect(new URL(phone.url()).pathname).toBe("/");
    const device = phoneCard(desk).getByRole("listitem").filter({ hasText: "iPhone" });
    await device.getByText(/may control/).waitFor();
    await expect.poll(() => phoneCard(desk).locator(".pair-code").count()).toBe(0);
    await device.getByRole("button", { name: "Rename" }).click();
    await phoneCard(desk).getByLabel("Name", { exact: true }).fill("In the kitchen");
    await phoneCard(desk).getByRole("button", { name: "Save" }).click();
    const named = phoneCard(desk).getByRole("listitem").filter({ hasText: "In the kitchen" });
    await named.getByRole("button", { name: "Revoke" }).click();
    await phone.getByRole("heading", { name: "Pair this device" }).waitFor();
    expect(await phone.getByText("Living room").count()).toBe(0);
    await phoneCard(desk).getByText("No device is paired yet.").waitFor();
    await phone.getByLabel("Pairing code").pressSequentially(typed);
    expect(await phone.getByRole("alert").innerText()).toMatch(/holds no more/);
  });

  it("gives up no try for what cannot be a code, and none is left after five", async () => {
    const house = await startHouse([]);
    const desk = await visit(house, { path: "/settings" });
    const phone = await installedApp(house);
    const code = await newCode(desk);
    const field = phone.getByLabel("Pairing code");
    const said = phone.getByRole("alert");
    await field.pressSequentially("0000-0000");
    await expect.poll(() => said.innerText()).toMatch(/eight letters and digits/);
    for (const left of [/4 tries/, /3 tries/, /2 tries/, /one try/, /last try/]) {
      await expect.poll(() => field.inputValue()).toBe("");
      await field.pressSequentially(wrongCode(code));
      await expect.poll(() => said.innerText()).toMatch(left);
    }
  });

  it.each(["light", "dark"] as const)(
    "has a page for it that axe finds nothing against, in %s",
    async (scheme) => {
      const house = await startHouse([]);
      const phone = await installedApp(house, scheme);
      await phone.getByRole("heading", { name: "Pair this device" }).waitFor();
      expect(await axeComplaints(phone)).toEqual([]);
      await phone.getByLabel("Pairing code").pressSequentially("0000-0000");
      await phone.getByRole("alert").waitFor();
      expect(await axeComplaints(phone)).toEqual([]);
    },
  );

  it("reads the code with the camera", { timeout: 60_000 }, async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const desk = await visit(house, { path: "/settings" });
    const context = await browserSeeing(`${house.url}/pair#code=${await newCode(desk)}`);
    const phone = await context.newPage();
    await phone.goto(`${house.url}/pair`);
    // The camera is given to the kept page as well, which comes with the headers it was kept with.
    await workerReady(phone);
    await phone.reload();
    await phone.getByRole("button", { name: "Pair Safari instead" }).click();
    await phone.getByRole("button", { name: "Scan the code" }).click();
    await phone.getByRole("link", { name: "Living room" }).waitFor();
    await phoneCard(desk).getByRole("listitem").filter({ hasText: "iPhone" }).waitFor();
  });
});

describe("a pairing code that is opened in Safari on a phone", () => {
  it("is shown for the app, which is installed first, and leaves the address", async () => {
    const house = await startHouse([]);
    const page = await visit(house, {
      profile: "phone",
      isSignedIn: false,
      mayFail: true,
      path: "/pair#code=ABCD-2345",
      context: FROM_ELSEWHERE,
    });
    await page.getByText("Tap Share, then Add to Home Screen.").waitFor();
    await page.getByText("ABCD-2345").waitFor();
    await expect.poll(() => page.url()).toBe(`${house.url}/pair`);
    expect(await axeComplaints(page)).toEqual([]);
    await page.getByRole("button", { name: "Pair Safari instead" }).click();
    expect(await page.getByLabel("Pairing code").inputValue()).toBe("ABCD-2345");
    // Not sent by itself: a link alone pairs nothing.
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});

describe("the first run", () => {
  it("ends with the way onto the phone", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    const page = await visit(house, { path: "/welcome" });
    for (let step = 1; step < 4; step += 1) await page.getByRole("button", { name: /^(Skip|Next)$/ }).click();
    await page.getByText("This server answers on this machine alone").waitFor();
  });
});

/** One that is a code by its form, and not this one. */
function wrongCode(code: string): string {
  return code === "2222-2222" ? "3333-3333" : "2222-2222";
}
