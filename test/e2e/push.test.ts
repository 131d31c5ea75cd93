import type { CDPSession, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { startHouse } from "./support/house.js";
import { workerReady } from "./support/kept.js";
import { visit } from "./support/visit.js";

const message = {
  title: "Cellar: offline",
  text: "Cellar has not answered since 14:02.",
  tag: "a1",
  path: "/events",
};

/** Hands the worker a message as the browser's push service would. */
async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      for (const { registrationId, isDeleted } of registrations) if (!isDeleted) resolve(registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId: await registration,
    data,
  });
}

/** What a click on the notice comes to in the worker; its types are none of this file's. */
const CLICK = `(async () => {
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification }));
})()`;

const notices = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    return shown.map(({ title, body, tag }) => ({ title, body, tag }));
  });

describe("a push message", () => {
  it("is shown by the worker, one for each alert, and opens its page when it is clicked", async () => {
    const house = await startHouse([{ called: "Cellar" }]);
    const page = await visit(house, { context: { permissions: ["notifications"] } });
    await workerReady(page);
    await deliver(page, house.url, JSON.stringify(message));
    await expect.poll(() => notices(page)).toEqual([{ title: message.title, body: message.text, tag: "a1" }]);
    await deliver(page, house.url, JSON.stringify({ ...message, title: "Cellar: back" }));
    await expect.poll(async () => (await notices(page)).map(({ title }) => title)).toEqual(["Cellar: back"]);
    const [worker] = page.context().serviceWorkers();
    await worker?.evaluate(CLICK);
    await page.waitForURL(`${house.url}/events`);
    expect(await notices(page)).toEqual([]);
  });

  it("that cannot be read is told as news, and is text alone", async () => {
    const house = await startHouse([]);
    const page = await visit(house, { context: { permissions: ["notifications"] } });
    await workerReady(page);
    await deliver(page, house.url, "<script>alert(1)</script>");
    await expect
      .poll(async () => (await notices(page)).map(({ title }) => title))
      .toEqual(["hearthash has news"]);
  });
});

describe("notifications in Settings", () => {
  it("ask who sends, then for the browser's leave, and say what stands against it", async () => {
    const house = await startHouse([{ called: "Cellar" }]);
    const page = await visit(house, {
      path: "/settings",
      mayFail: true,
      mayWarn: /Push API in incognito/,
      context: { permissions: ["notifications"] },
    });
    const card = page.getByRole("region", { name: "Notifications" });
    await card.getByLabel("Your mail address").fill("nobody");
    await card.getByRole("button", { name: "Save" }).click();
    await card.getByText(/takes mailto:/).waitFor();
    await card.getByLabel("Your mail address").fill("owner@house.example");
    await card.getByRole("button", { name: "Save" }).click();
    await card.getByRole("button", { name: "Turn on" }).click();
    // A browser without its maker's push service: it says so, and nothing is kept.
    await card.getByText(/cannot reach its push service|does not let hearthash/).waitFor();
    expect((await (await fetch(`${house.url}/api/v1/push`)).json()).subscription).toBeNull();
  });

  it("are not there for who has not signed in", async () => {
    const house = await startHouse([{ called: "Cellar" }]);
    const page = await visit(house, { path: "/settings", isSignedIn: false });
    await page.getByRole("region", { name: "This browser" }).waitFor();
    expect(await page.getByRole("region", { name: "Notifications" }).count()).toBe(0);
  });
});
