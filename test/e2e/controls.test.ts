import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { POOLS } from "../support/controlled-miner.js";
import { type House, startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

interface Deed {
  readonly control: string;
  /** Commands or options of the miner that it takes. */
  readonly only: readonly string[];
  readonly act: (page: Page) => Promise<void>;
}

const choose = (name: string) => (page: Page) => page.getByRole("radio", { name }).click();

/** Every control of a Mini 3, each at a miner of its own so that none waits for another. */
const DEEDS: readonly Deed[] = [
  { control: "Power", only: ["softoff"], act: choose("Standby") },
  { control: "Mode", only: ["workmode"], act: choose("Night") },
  { control: "Level", only: ["worklevel", "work_mode_lvl"], act: choose("Eco") },
  {
    control: "Fan",
    only: ["fan-spd"],
    act: (page) => page.getByRole("slider", { name: "Fan duty" }).fill("60"),
  },
  { control: "Display", only: ["lcd"], act: (page) => page.getByRole("switch", { name: "Display" }).click() },
  {
    control: "Restart",
    only: ["reboot"],
    act: async (page) => {
      await page.getByRole("button", { name: "Restart" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Restart" }).click();
    },
  },
  {
    control: "Pools",
    only: ["switchpool"],
    act: (page) => page.getByRole("button", { name: "Use this one" }).first().click(),
  },
];

const house = () => startHouse(DEEDS.map(({ control }) => ({ called: control, mode: 1, pools: POOLS })));

async function open(page: Page, control: string): Promise<void> {
  await page.getByRole("link", { name: "Home" }).click();
  await page.getByRole("link", { name: new RegExp(`^${control} Avalon`) }).click();
  await page.getByRole("heading", { name: control, level: 1 }).waitFor();
}

/** What became of it, as it stands at the control. */
async function outcome(page: Page, control: string): Promise<string | undefined> {
  const part =
    control === "Pools"
      ? page.getByRole("region", { name: "Pools" })
      : page
          .getByRole("region", { name: "Controls" })
          .locator(".control")
          .filter({
            has: page.getByRole("heading", { name: control, exact: true }),
          });
  const note = part.locator("[data-outcome]");
  return (await note.count()) === 0 ? undefined : await note.innerText();
}

/** Does every deed, then reads what became of each. */
async function outcomes(page: Page, parts: House, before: (index: number) => Promise<void>) {
  for (const [index, { control, act }] of DEEDS.entries()) {
    await open(page, control);
    await page.getByRole("button", { name: "Use this one" }).first().waitFor();
    await before(index);
    await act(page);
  }
  const found: Record<string, string | undefined> = {};
  for (const { control } of DEEDS) {
    await open(page, control);
    await expect.poll(() => outcome(page, control), { timeout: 60_000 }).toBeDefined();
    found[control] = await outcome(page, control);
  }
  return { found, devices: parts.devices };
}

const all = (expected: unknown) => Object.fromEntries(DEEDS.map(({ control }) => [control, expected]));

describe("every control", () => {
  it("says confirmed when the miner shows it", { timeout: 90_000 }, async () => {
    const parts = await house();
    const { found } = await outcomes(await visit(parts), parts, async () => undefined);
    expect(found).toEqual(all(expect.stringMatching(/^Confirmed \d\d:\d\d/)));
    expect(parts.device(1).state.mode).toBe(2);
    expect(parts.device(2).state.level).toBe(-1);
    expect(parts.device(3).state.fanSetting).toBe(60);
    expect(parts.device(4).state.displayOn).toBe(false);
  });

  it("says that it was sent and is not shown, and why", { timeout: 90_000 }, async () => {
    const parts = await house();
    const page = await visit(parts, { profile: "phone" });
    const { found } = await outcomes(page, parts, async (index) => {
      await parts.device(index).setFault("http", { only: DEEDS[index]?.only ?? [] });
    });
    expect(found).toEqual(all(expect.stringMatching(/^Sent, not shown by the miner: .{10}/)));
  });

  it("says that it has failed when the miner cannot be reached", { timeout: 90_000 }, async () => {
    const parts = await house();
    const page = await visit(parts, { mayFail: true });
    const { found } = await outcomes(page, parts, (index) => parts.device(index).setFault("refused"));
    expect(found).toEqual(all(expect.stringMatching(/^Failed: .{10}/)));
  });

  it("says that it was not sent where the firmware does not know it", async () => {
    const parts = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(parts);
    await page.getByRole("link", { name: "Living room" }).click();
    await parts.device(0).setFault("unsupported", { only: ["workmode"] });
    await page.getByRole("radio", { name: "Night" }).click();
    await expect.poll(() => outcome(page, "Mode")).toMatch(/^Not sent: .*does not know/);
    await parts.device(0).clearFault();
    parts.device(0).calibrate(600_000);
    await page.getByRole("radio", { name: "Heating" }).click();
    await expect.poll(() => outcome(page, "Mode")).toMatch(/^(Failed|Not sent): .{5}/);
  });
});
