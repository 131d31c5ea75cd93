import type { SimulatedMiner } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { POOLS } from "../support/controlled-miner.js";
import { expectNoComplaint, goWatching } from "./support/complaints.js";
import { type House, startHouse } from "./support/house.js";
import { type DrivenPage, webKit } from "./support/webdriver.js";
import { button, DIALOG, part } from "./support/xpath.js";

type Act = (page: DrivenPage) => Promise<void>;

interface Deed {
  readonly control: string;
  /** Commands or options of the miner that it takes. */
  readonly only: readonly string[];
  /** What is done first, next and then: each something else than what is so already. */
  readonly acts: readonly Act[];
}

const choose = (word: string) => (page: DrivenPage) => page.click(`//button[@role='radio'][.='${word}']`);
const slide = (page: DrivenPage) => page.press("//input[@aria-label='Fan duty']", ARROW_RIGHT);
const toggle = (page: DrivenPage) => page.click("//button[@role='switch'][@aria-label='Display']");
const nextPool = (page: DrivenPage) => page.click(button("Use this one"));
const restart = async (page: DrivenPage) => {
  await page.click(button("Restart"));
  await page.click(button("Restart", DIALOG));
};
const ARROW_RIGHT = "\uE014";

/** Every control of a Mini 3, each at a miner of its own so that none waits for another. */
const DEEDS: readonly Deed[] = [
  { control: "Power", only: ["softoff", "softon"], acts: [choose("Standby"), choose("On"), choose("On")] },
  { control: "Mode", only: ["workmode"], acts: [choose("Night"), choose("Heating"), choose("Heating")] },
  {
    control: "Level",
    only: ["worklevel", "work_mode_lvl"],
    acts: [choose("Eco"), choose("Super"), choose("Super")],
  },
  { control: "Fan", only: ["fan-spd"], acts: [slide, slide, slide] },
  { control: "Display", only: ["lcd"], acts: [toggle, toggle, toggle] },
  { control: "Restart", only: ["reboot"], acts: [restart, restart, restart] },
  { control: "Pools", only: ["switchpool"], acts: [nextPool, nextPool, nextPool] },
];

/** Where what became of it stands. */
const outcome = (control: string) =>
  control === "Pools"
    ? `${part("Pools")}//*[@data-outcome]`
    : `${part("Controls")}//*[contains(@class, 'control')][.//h3[.='${control}']]//*[@data-outcome]`;

async function open(page: DrivenPage, control: string): Promise<void> {
  await page.click("//nav//a[contains(., 'Home')]");
  await page.click(`//a[contains(@class, 'miner-card')][.//div[.='${control}']]`);
  await page.shows("//h1", new RegExp(`^${control}$`));
}

type Before = (miner: SimulatedMiner, deed: Deed) => Promise<void>;

/** Does every deed, each behind what is to happen before it, then looks what became of each. */
async function all(page: DrivenPage, house: House, nth: number, expected: RegExp, before: Before) {
  for (const [index, deed] of DEEDS.entries()) {
    await open(page, deed.control);
    await page.shows(button("Use this one"), /./);
    await before(house.device(index), deed);
    await deed.acts[nth]?.(page);
  }
  for (const { control } of DEEDS) {
    await open(page, control);
    // What is not shown is awaited for as long as a miner may take to show it.
    await page.shows(outcome(control), expected, 60_000);
  }
}

describe("every control in WebKitGTK", () => {
  it("says confirmed, sent and not shown, and failed, each with its reason", {
    timeout: 240_000,
  }, async () => {
    const house = await startHouse(DEEDS.map(({ control }) => ({ called: control, mode: 1, pools: POOLS })));
    const page = await webKit();
    await goWatching(page, house.server.loginLink());
    await all(page, house, 0, /^Confirmed \d\d:\d\d/, async () => undefined);
    expect(house.device(1).state.mode).toBe(2);
    expect(house.device(4).state.displayOn).toBe(false);
    await all(page, house, 1, /^Sent, not shown by the miner: .{10}/, (miner, { only }) =>
      miner.setFault("http", { only: [...only] }),
    );
    await Promise.all(house.devices.map((miner) => miner.clearFault()));
    await all(page, house, 2, /^Failed: .{10}/, (miner) => miner.setFault("refused"));
    await expectNoComplaint(page);
  });
});
