import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

describe.each(["desktop", "phone"] as const)("on a %s", (profile) => {
  it("a link signs in once, and its code leaves the address", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    const page = await visit(house, { profile });
    await page.getByRole("link", { name: "Add miners" }).waitFor();
    expect(page.url()).toBe(`${house.url}/`);
    await page.goto("about:blank");
    await page.goBack();
    expect(page.url()).not.toContain("signin");
    await page.goto(`${house.url}/settings`);
    await page.getByText("This one").waitFor();
  });

  it("whoever has not signed in reads on this machine, and finds nothing that writes", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, isSignedIn: false });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    expect(await page.getByRole("link", { name: "Add miners" }).count()).toBe(0);
    await page.getByRole("link", { name: "Living room" }).click();
    await page.getByText("Sign in to change anything.").waitFor();
    const controls = page.getByRole("region", { name: "Controls" });
    const parts = await controls.locator("button, input").all();
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(await part.isDisabled()).toBe(true);
    await page.goto(`${house.url}/pools`);
    await page.getByRole("heading", { name: "Where the work goes now" }).waitFor();
    expect(await page.getByRole("button", { name: /preset|apply/i }).count()).toBe(0);
    await page.goto(`${house.url}/settings`);
    await page.getByText(/You may look, and change nothing/).waitFor();
    expect(await page.getByRole("button", { name: /token|link|sign out/i }).count()).toBe(0);
  });
});

describe("a session that is revoked", () => {
  it("ends at once on the page that is open: it asks to sign in, or becomes a reader's", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { mayFail: true });
    const other = await visit(house, { path: "/settings" });
    const browsers = other.getByRole("region", { name: "Access" });
    const row = browsers.getByRole("listitem").filter({ hasNotText: "This one" });
    await row.getByRole("button", { name: "Sign out" }).click();
    await expect.poll(() => row.count()).toBe(0);
    // On loopback whoever is not signed in may still look.
    await expect.poll(() => page.getByRole("link", { name: "Add miners" }).count()).toBe(0);
    await page.getByRole("link", { name: "Living room" }).click();
    await page.getByText("Sign in to change anything.").waitFor();
  });

  it("shows the sign-in page where nobody may read unasked, and a new link lets one in again", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    // A proxy's header is enough for the server not to take loopback for a person at this machine.
    const context = { extraHTTPHeaders: { "X-Real-IP": "192.0.2.7" } };
    const page = await visit(house, { mayFail: true, context });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    const other = await visit(house, { path: "/settings" });
    const row = other.getByRole("region", { name: "Access" }).getByRole("listitem");
    await row.filter({ hasNotText: "This one" }).getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Sign-in link or code").fill("wrong-code");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Sign-in link or code").fill(house.server.loginLink());
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Living room" }).waitFor();
  });
});
