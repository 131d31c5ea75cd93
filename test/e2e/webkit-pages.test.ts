import { readLocalAccess } from "@hearthash/server/local";
import { describe, expect, it } from "vitest";
import { receiver } from "../server/channels/receiver.js";
import { call } from "../server/support/call.js";
import { POOLS } from "../support/controlled-miner.js";
import { expectNoComplaint, goWatching } from "./support/complaints.js";
import { type House, startHouse } from "./support/house.js";
import { type DrivenPage, webKit } from "./support/webdriver.js";
import { button, DIALOG, field, link, option, part, tick } from "./support/xpath.js";

const SCRIPT = "<script>alert(1)</script>";
const IMAGE = '<img src=x onerror="alert(2)">';
const ONE_POOL = { model: "a1246", pools: POOLS.slice(0, 1) } as const;
const HOSTILE = {
  called: `${SCRIPT}${IMAGE}`,
  place: "javascript:alert(3)",
  product: `Mini${SCRIPT}`,
  ssid: IMAGE,
  pools: [{ url: `stratum+tcp://${SCRIPT}.example.com:3333`, worker: `${IMAGE}<svg/onload=alert(4)>` }],
};
const [GUARDED, STUDY, THIRD] = [0, 1, 4];

const nav = (page: DrivenPage, words: string) => page.click(`//nav//a[contains(., '${words}')]`);

async function hostileWords(page: DrivenPage): Promise<void> {
  await page.text(SCRIPT);
  await page.click("//a[contains(@class, 'miner-card')][contains(., 'javascript:')]");
  await page.click("//summary[contains(., 'Technical')]");
  await page.shows(part("Pools"), /onload=alert\(4\)/);
  await page.gone("//main//script | //main//img");
}

/** A rule that needs no patience; the alert it raises is answered and ends. */
async function alerts(page: DrivenPage, house: House): Promise<void> {
  await nav(page, "Events");
  await page.click(link("Rules"));
  await page.click(button("Change the rule Not answering"));
  await page.fill(field("For how long"), "0");
  await page.click(button("Save"));
  await page.text("A miner has not answered.");
  await house.device(STUDY).setFault("refused");
  await page.shows("//nav", /1 alert not acknowledged/);
  await nav(page, "Events");
  await page.shows(part("Open alerts"), /Not answering ?Study .*Study has not answered/);
  await page.click(button("Acknowledge"));
  await page.shows(part("Open alerts"), /Acknowledged by .+/);
  await house.device(STUDY).clearFault();
  await page.text("No alert is open.");
}

async function preset(page: DrivenPage, house: House): Promise<void> {
  await nav(page, "Pools");
  await page.click(button("New preset"));
  await page.fill(field("Name", DIALOG), "Solo");
  await page.fill(field("Address", DIALOG), "stratum+tcp://new.example.com:4444");
  await page.fill(field("Worker", DIALOG), "new.worker");
  await page.click(button("Save", DIALOG));
  await page.gone(DIALOG);
  await house.device(THIRD).setFault("unsupported", { only: ["addpool"] });
  await page.click(button("Apply"));
  for (const name of ["First", "Second", "Third"]) await page.click(tick(name, DIALOG));
  await page.click(button("Apply to 3", DIALOG));
  const row = (name: string) => `${DIALOG}//li[contains(., '${name}')]//*[@data-outcome]`;
  await page.shows(row("First"), /^Confirmed/);
  await page.shows(row("Second"), /^Confirmed/);
  await page.shows(row("Third"), /addpool|know/);
  await page.click(button("Close", DIALOG));
}

async function guard(page: DrivenPage, house: House): Promise<void> {
  await nav(page, "Pools");
  await page.click(link("Pool guard"));
  await page.click(button("Pin Living room"));
  await page.click(button("Pin", DIALOG));
  await page.shows(part("Living room"), /Pinned/);
  await house.device(GUARDED).setFault("pool-hijack");
  await page.shows(part("Living room: what differs"), /Pool changed .*stranger\.example:3333/);
  await page.shows("//nav", /1 miner differs from its pin/);
  await page.click(button("It was me"));
  await page.gone(part("Living room: what differs"));
  await page.shows(part("Living room"), /stranger\.example:3333/);
}

async function schedule(page: DrivenPage): Promise<void> {
  await nav(page, "Schedules");
  await page.click(button("New schedule"));
  await page.fill(field("Name", DIALOG), "Night");
  await page.click(`${DIALOG}//button[.='Chosen ones']`);
  await page.click(tick("Study", DIALOG));
  await page.click(DIALOG + option("Work mode"));
  await page.click(`${DIALOG}//button[.='Night']`);
  await page.click(DIALOG + option("Asia/Tokyo"));
  await page.click(button("Save", DIALOG));
  await page.shows(part("Night"), /Night mode · Every day 22:00 in Asia\/Tokyo Study Next .* 10:00/);
  await page.click(button("Edit", part("Night")));
  await page.click(`${DIALOG}//option[contains(., '(the house)')]`);
  await page.click(button("Sat", DIALOG));
  await page.click(button("Sun", DIALOG));
  await page.click(button("Save", DIALOG));
  await page.shows(part("Night"), /Night mode · Weekdays 22:00 Study/);
}

async function channel(page: DrivenPage, url: string): Promise<void> {
  await nav(page, "Settings");
  await page.click(button("Add a channel"));
  await page.click(DIALOG + option("E-mail"));
  await page.click(DIALOG + option("STARTTLS"));
  await page.isSo("return document.querySelector('dialog [name=port]').value === '587'");
  await page.fill(field("Port", DIALOG), "2525");
  await page.click(DIALOG + option("TLS (port 465)"));
  await page.isSo("return document.querySelector('dialog [name=port]').value === '2525'");
  await page.click(DIALOG + option("Webhook"));
  await page.fill(field("Name", DIALOG), "Hall");
  await page.fill(field("URL", DIALOG), url);
  await page.click(button("Add the channel", DIALOG));
  await page.click(button("Send a test to Hall"));
  await page.text("the other side has taken it");
}

async function events(page: DrivenPage): Promise<void> {
  await nav(page, "Events");
  await page.shows("//main", /has created the channel Hall/);
  await page.click("//button[@role='radio'][.='Changes']");
  await page.shows(
    "//main",
    /ordered: one more pool: stratum\+tcp:\/\/new\.example\.com:4444, worker new\.worker/,
  );
  await page.click("//button[@role='radio'][.='Access']");
  await page.shows("//main", /A WebKit browser.* signed in|Safari.* signed in|GNOME Web.* signed in/);
}

/** Somebody else signs this browser out: the page becomes a reader's at once. */
async function revoked(page: DrivenPage, house: House): Promise<void> {
  await nav(page, "Home");
  await page.text("Add miners");
  const local = await readLocalAccess(house.server.dataFolder);
  const to = { url: house.url, bearer: local?.token };
  const { items } = (await call(to, "GET", "/api/v1/sessions")).body;
  expect(items).toHaveLength(1);
  await call(to, "DELETE", `/api/v1/sessions/${items[0].id}`);
  await page.gone(link("Add miners"));
  await page.text("Study");
}

describe("the pages in WebKitGTK", () => {
  it("show hostile words as text, and do what they do elsewhere", { timeout: 180_000 }, async () => {
    const hook = await receiver();
    const house = await startHouse(
      [
        { called: "Living room", model: "nano3s", pools: POOLS },
        { called: "Study", mode: 1 },
        { called: "First", ...ONE_POOL },
        { called: "Second", ...ONE_POOL },
        { called: "Third", ...ONE_POOL },
        HOSTILE,
      ],
      { config: { channels: { allowLoopback: true } } },
    );
    const page = await webKit();
    await goWatching(page, house.server.loginLink());
    await hostileWords(page);
    await alerts(page, house);
    await preset(page, house);
    await guard(page, house);
    await schedule(page);
    await channel(page, hook.url);
    await events(page);
    await revoked(page, house);
    await expectNoComplaint(page);
  });
});
