import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type DrawnMark, marksOf, rememberMarks } from "./support/chart-marks.js";
import { startHouse } from "./support/house.js";
import { past } from "./support/past.js";
import { visit } from "./support/visit.js";

/** Half an hour ago nothing was known for ten minutes: a sixth of the hour that is shown. */
const prepare = past({ fromMinutes: 35, toMinutes: 25 });
const GAP = [0.45, 0.55] as const;
const BEFORE = [0.1, 0.38] as const;

const TITLES = ["Hashrate", "Power", "Temperatures"] as const;

const chart = (page: Page, title: string) => page.getByRole("img", { name: `${title} over time` });

/** Where a chart's lines are drawn, between two parts of its width: so much of its columns, so much of its height. */
async function lines(page: Page, title: string, span: readonly [number, number]) {
  return await chart(page, title).evaluate((host, [left, right]) => {
    const canvas = host.querySelector("canvas");
    const plot = host.querySelector(".u-over")?.getBoundingClientRect();
    if (canvas === null || plot === undefined) return { columns: -1, height: -1 };
    // Of a copy: reading slows down the chart's own.
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext("2d", { willReadFrequently: true });
    if (context === null) return { columns: -1, height: -1 };
    context.drawImage(canvas, 0, 0);
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    const x = Math.round((plot.left - box.left + plot.width * left) * scale);
    const width = Math.round(plot.width * (right - left) * scale);
    // The foot is left out: marks of events stand there.
    const height = Math.round(plot.height * 0.85 * scale);
    const { data } = context.getImageData(x, Math.round((plot.top - box.top) * scale), width, height);
    const columns = new Set<number>();
    const rows = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) < 60) continue;
      columns.add((at / 4) % width);
      rows.add(Math.floor(at / 4 / width));
    }
    const tall = rows.size === 0 ? 0 : Math.max(...rows) - Math.min(...rows) + 1;
    return { columns: columns.size / width, height: tall / (plot.height * scale) };
  }, span);
}

const drawn = async (...asked: Parameters<typeof lines>) => (await lines(...asked)).columns;
const drawnHeight = async (...asked: Parameters<typeof lines>) => (await lines(...asked)).height;

/** Drags over a part of the charts, which is shown by all of them. */
async function lookCloser(page: Page, [from, to]: readonly [number, number]): Promise<void> {
  const box = await chart(page, "Power").locator(".u-over").boundingBox();
  if (box === null) throw new Error("there is no plot");
  await page.mouse.move(box.x + box.width * from, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 60, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Whole span" }).waitFor();
}

async function openCharts(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^Living room/ }).click();
  for (const title of TITLES) await chart(page, title).locator("canvas").waitFor();
}

describe.each(["desktop", "phone"] as const)("charts on a %s", (profile) => {
  it("leave open what is not known, and change their span with the file beside them", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }], { prepare });
    const page = await visit(house, { profile });
    await openCharts(page);
    for (const title of TITLES) {
      await expect.poll(() => drawn(page, title, BEFORE)).toBeGreaterThan(0.95);
      expect(await drawn(page, title, GAP)).toBe(0);
    }
    const asked = page.waitForRequest((request) => request.url().includes("since=6h"));
    await page.getByRole("radio", { name: "6h" }).click();
    await asked;
    // Of six hours the first four are from before the first reading.
    await expect.poll(() => drawn(page, "Power", [0.05, 0.6])).toBe(0);
    expect(await drawn(page, "Power", [0.7, 0.85])).toBeGreaterThan(0.95);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "CSV" }).click();
    const stream = await (await download).createReadStream();
    let text = "";
    for await (const part of stream) text += String(part);
    expect(text.split("\n")[0]).toMatch(/time.*hashrateThs/);
    expect(text.split("\n").length).toBeGreaterThan(100);
  });
});

describe("with a mouse", () => {
  it("the noise of a steady miner stays small, in the whole span and in a part of it", async () => {
    const noisy = past({ fromMinutes: 35, toMinutes: 25 }, 0.01);
    const house = await startHouse([{ called: "Living room", mode: 1 }], { prepare: noisy });
    const page = await visit(house);
    await openCharts(page);
    await lookCloser(page, BEFORE);
    for (const title of ["Hashrate", "Power"]) {
      await expect.poll(() => drawn(page, title, [0.05, 0.95])).toBeGreaterThan(0.95);
      await expect.poll(() => drawnHeight(page, title, [0.05, 0.95])).toBeLessThan(0.15);
    }
  });

  it("one cursor goes over all charts", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }], { prepare });
    const page = await visit(house);
    await openCharts(page);
    const moments = () => page.locator("figure:has(.chart) .card-title .faint").allInnerTexts();
    expect(await moments()).toEqual(["", "", ""]);
    const box = await chart(page, "Power").locator(".u-over").boundingBox();
    if (box === null) throw new Error("there is no plot");
    await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
    await expect.poll(async () => new Set(await moments()).size).toBe(1);
    expect((await moments())[0]).toMatch(/\d\d:\d\d:\d\d/);
  });

  it("a part is dragged over, shown by all charts, kept when they are read anew, and left again", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }], { prepare });
    const page = await visit(house);
    await openCharts(page);
    await lookCloser(page, BEFORE);
    const whole = page.getByRole("button", { name: "Whole span" });
    for (const title of TITLES)
      await expect.poll(() => drawn(page, title, [0.05, 0.95])).toBeGreaterThan(0.95);
    const read = page.waitForResponse((response) => response.url().includes("/history?"));
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await read;
    for (const title of TITLES)
      await expect.poll(() => drawn(page, title, [0.05, 0.95])).toBeGreaterThan(0.95);
    await whole.click();
    for (const title of TITLES) await expect.poll(() => drawn(page, title, GAP)).toBe(0);
    expect(await whole.count()).toBe(0);
  });
});

describe("axes on a phone", () => {
  it.each([
    ["en-GB", "1h", /^\d+:\d\d$/],
    ["en-US", "1h", /^\d+:\d\d.[AP]M$/],
    ["en-US", "24h", /^\d+:00.[AP]M$/],
    ["en-GB", "7d", /^\d+ [A-Z]/],
  ])("have enough marks, none cut off or upon another: %s, %s", async (locale, range, time) => {
    const house = await startHouse([{ called: "Living room", mode: 1 }], { prepare });
    const page = await visit(house, { profile: "phone", context: { locale, timezoneId: whereItIsNoon() } });
    await rememberMarks(page);
    await openCharts(page);
    await page.getByRole("radio", { name: range, exact: true }).click();
    for (const title of TITLES) {
      const times = async () => (await marksOf(chart(page, title))).filter(({ isTime }) => isTime);
      await expect
        .poll(async () => (await times()).filter(({ text }) => time.test(text)).length)
        .toBeGreaterThan(2);
      expect((await times()).every(({ text }) => time.test(text))).toBe(true);
      const marks = await marksOf(chart(page, title));
      expect(marks.filter(({ isTime }) => !isTime).length).toBeGreaterThan(2);
      for (const [index, one] of marks.entries()) {
        expect(isCut(one)).toBe(false);
        expect(marks.slice(index + 1).filter((other) => overlap(one, other))).toEqual([]);
      }
    }
  });
});

/** There the last mark of a day, 12:00 PM, is so near the right edge that it has no room. */
function whereItIsNoon(): string {
  const hours = new Date().getUTCHours() - 12;
  return `Etc/GMT${hours < 0 ? "" : "+"}${hours}`;
}

function isCut({ left, right, top, bottom, width, height }: DrawnMark): boolean {
  return Math.min(left, top, width - right, height - bottom) < 0;
}

function overlap(one: DrawnMark, other: DrawnMark): boolean {
  const isBeside = one.right <= other.left || other.right <= one.left;
  return !isBeside && one.bottom > other.top && other.bottom > one.top;
}
