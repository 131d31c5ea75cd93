import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { receiver } from "../server/channels/receiver.js";
import { ask } from "./support/ask.js";
import { axeComplaints } from "./support/axe-complaints.js";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const LOOPBACK = { config: { channels: { allowLoopback: true } } };
const card = (page: Page) => page.getByRole("region", { name: "Messages" });

/** Fills the form of a new webhook and sends it. */
async function addWebhook(page: Page, name: string, url: string): Promise<void> {
  await page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kind").selectOption({ label: "Webhook" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("URL").fill(url);
  await dialog.getByRole("button", { name: "Add the channel" }).click();
  await dialog.waitFor({ state: "detached" });
}

describe.each(["desktop", "phone"] as const)("channels on a %s", (profile) => {
  it("a webhook is added, tested, changed without its secrets, told of an alert, and removed", async () => {
    const hook = await receiver();
    const house = await startHouse([{ called: "Living room", mode: 1 }], LOOPBACK);
    const page = await visit(house, { profile, path: "/settings" });
    await card(page).getByText("Nowhere yet").waitFor();
    await addWebhook(page, "Hall <b>light</b>", `${hook.url}/secret-path`);
    await card(page).getByText("Nothing was sent yet.").waitFor();
    await page.getByRole("button", { name: "Send a test to Hall <b>light</b>" }).click();
    await card(page).getByText("the other side has taken it").waitFor();
    expect(hook.received.map(({ path }) => path)).toEqual(["/secret-path"]);
    expect(JSON.parse(hook.received[0]?.body ?? "{}")).toMatchObject({ title: "hearthash: test" });
    await page.getByRole("button", { name: "Change Hall <b>light</b>" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/Kept, and never shown: it goes to 127\.0\.0\.1/).waitFor();
    expect(await dialog.getByLabel("URL").inputValue()).toBe("");
    await dialog.getByLabel("Name").fill("Hall");
    await dialog.getByLabel("Told from this weight on").selectOption({ label: "Serious" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await card(page).getByText('from "Serious" on').waitFor();
    expect(await page.content()).not.toContain("secret-path");
    await ask(page, "PATCH", "/alert-rules/offline", { durationS: 0 });
    await house.device(0).setFault("refused");
    await expect.poll(() => hook.received.length, { timeout: 30_000 }).toBe(2);
    expect(JSON.parse(hook.received[1]?.body ?? "{}")).toMatchObject({
      severity: "error",
      text: expect.stringContaining("Living room has not answered"),
    });
    expect(hook.received[1]?.path).toBe("/secret-path");
    await page.getByRole("button", { name: "Remove Hall" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(await card(page).getByText("Hall", { exact: true }).count()).toBe(1);
    await page.getByRole("button", { name: "Remove Hall" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove the channel" }).click();
    await card(page).getByText("Nowhere yet").waitFor();
  });

  it("says why a test failed, and keeps saying it; what the server refuses stands beside its field", async () => {
    const hook = await receiver([{ status: 403 }]);
    const house = await startHouse([{ called: "Living room" }], LOOPBACK);
    const page = await visit(house, { profile, path: "/settings", mayFail: true });
    await addWebhook(page, "Door", hook.url);
    await page.getByRole("button", { name: "Send a test to Door" }).click();
    await card(page)
      .getByText(/Not sent: .*answered 403/)
      .waitFor();
    await page.reload();
    await card(page)
      .getByText(/Last try failed .*answered 403/)
      .waitFor();
    await page.getByRole("button", { name: "Add a channel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Topic", { exact: true }).fill("not a topic");
    await dialog.getByRole("button", { name: "Add the channel" }).click();
    await expect
      .poll(() => dialog.getByLabel("Topic", { exact: true }).getAttribute("aria-invalid"))
      .toBe("true");
    const field = dialog.locator(".field").filter({ has: page.getByLabel("Topic", { exact: true }) });
    expect(await field.innerText()).toContain("takes letters, digits, - and _");
    await dialog.getByLabel("Topic", { exact: true }).fill("a-topic");
    await dialog.getByRole("button", { name: "Add the channel" }).click();
    await card(page).getByText("a-topic").waitFor();
  });

  it("the first run's third step adds one and tries it", async () => {
    const hook = await receiver();
    const house = await startHouse([], LOOPBACK);
    const page = await visit(house, { profile, path: "/welcome" });
    await page.getByRole("button", { name: "Skip" }).click();
    await page.getByRole("button", { name: "Skip" }).click();
    await page.getByRole("heading", { name: "What hearthash tells you" }).waitFor();
    await addWebhook(page, "Desk", hook.url);
    await page.getByRole("button", { name: "Send a test to Desk" }).click();
    await card(page).getByText("the other side has taken it").waitFor();
    expect(hook.received).toHaveLength(1);
  });

  it("each kind has its own fields, and axe has nothing against them", { timeout: 60_000 }, async () => {
    const house = await startHouse([{ called: "Living room" }], LOOPBACK);
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await visit(house, { profile, path: "/settings", context: { colorScheme } });
      await page.getByRole("button", { name: "Add a channel" }).click();
      const dialog = page.getByRole("dialog");
      const found: string[] = [];
      for (const [kind, label] of [
        ["ntfy", "Topic"],
        ["Telegram", "Token of the bot"],
        ["Discord", "Webhook URL"],
        ["E-mail", "Mail server"],
        ["Webhook", "URL"],
      ] as const) {
        await dialog.getByLabel("Kind").selectOption({ label: kind });
        await dialog.getByLabel(label, { exact: true }).waitFor();
        found.push(...(await axeComplaints(page)));
      }
      await page.keyboard.press("Escape");
      found.push(...(await axeComplaints(page)));
      expect(found).toEqual([]);
    }
  });

  it("a reader is not shown where messages go", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    const page = await visit(house, { profile, path: "/settings", isSignedIn: false });
    await page.getByText(/You may look, and change nothing/).waitFor();
    expect(await card(page).count()).toBe(0);
  });
});

it("mail: the usual port goes with the security until one is typed; a password is sent as it was typed", async () => {
  const house = await startHouse([], LOOPBACK);
  const page = await visit(house, { path: "/settings", mayFail: true });
  await page.getByRole("button", { name: "Add a channel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Kind").selectOption({ label: "E-mail" });
  const port = dialog.getByLabel("Port");
  const secure = (value: string) => dialog.getByLabel("Security").selectOption(value);
  expect(await port.inputValue()).toBe("465");
  await secure("starttls");
  await expect.poll(() => port.inputValue()).toBe("587");
  await secure("none");
  await expect.poll(() => port.inputValue()).toBe("25");
  await port.fill("2525");
  await secure("tls");
  await secure("none");
  expect(await port.inputValue()).toBe("2525");
  await dialog.getByRole("textbox", { name: "To", exact: true }).fill(" me@example.com ");
  await dialog.getByRole("textbox", { name: "From" }).fill(" you@example.com ");
  await dialog.getByLabel("Mail server").fill("127.0.0.1");
  await dialog.getByLabel(/^Password/).fill(" two blanks ");
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/channels"),
  );
  await dialog.getByRole("button", { name: "Add the channel" }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    ...{ security: "none", port: 2525, password: " two blanks " },
    ...{ to: ["me@example.com"], from: "you@example.com" },
  });
});
