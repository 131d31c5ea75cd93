import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { POOLS } from "../support/controlled-miner.js";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

/** Twice the size: by a larger type, and by the browser's zoom, which is a screen of half the size. */
const WAYS = {
  "a large type on a desktop": { viewport: { width: 1440, height: 900 }, rootPx: 32 },
  "a large type on a phone": { viewport: { width: 390, height: 844 }, rootPx: 32 },
  "zoom on a desktop": { viewport: { width: 720, height: 450 }, rootPx: 16 },
  "zoom on a phone": { viewport: { width: 195, height: 422 }, rootPx: 16 },
} as const;

const PAGES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["/", (page) => page.getByRole("link", { name: /^Living room/ }).waitFor()],
  ["/pools", (page) => page.getByText("a.example.com:3333").first().waitFor()],
  ["/guard", (page) => page.getByRole("region", { name: "Pins" }).waitFor()],
  ["/schedules", (page) => page.getByRole("listitem", { name: "Night" }).waitFor()],
  ["/events", (page) => page.getByText("was started").first().waitFor()],
  ["/settings", (page) => page.getByText("This one").waitFor()],
  ["/add", (page) => page.getByLabel("Network").waitFor()],
  ["/welcome", (page) => page.getByRole("heading", { name: "Find your miners" }).waitFor()],
];

/** Everything that is wrong of the layout as it is now. */
async function faults(page: Page, where: string): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const said: string[] = [];
    /** Letters may reach a little beyond their line. */
    const GLYPH_PX = 8;
    const root = document.documentElement;
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join(".")} "${element.textContent?.trim().slice(0, 30)}"`;
    const isScrolled = (element: Element) =>
      element.closest(".table-frame, .pre, .skip, .visually-hidden") !== null;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !isScrolled(element),
      );
      said.push(`scrolls to ${root.scrollWidth}: ${wide.slice(-3).map(nameOf).join("; ")}`);
    }
    const open = document.querySelector("dialog[open]");
    const controls = (open ?? document).querySelectorAll<HTMLElement>(
      "a, button, input, select, textarea, summary",
    );
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      if (box.width === 0 || isScrolled(control)) continue;
      if (box.left < -1 || box.right > root.clientWidth + 1) said.push(`sticks out: ${nameOf(control)}`);
      const isText = control.matches("button:not(.switch), .button");
      if (isText && control.scrollWidth > control.clientWidth + 1) said.push(`is cut: ${nameOf(control)}`);
      if (isText && control.scrollHeight > control.clientHeight + GLYPH_PX)
        said.push(`is cut: ${nameOf(control)}`);
    }
    for (const text of (open ?? document).querySelectorAll(
      "h1, h2, h3, p, dt, dd, label, legend, .figure, .state",
    )) {
      const box = text.getBoundingClientRect();
      if (box.width === 0 || isScrolled(text)) continue;
      if (box.right > root.clientWidth + 1) said.push(`sticks out: ${nameOf(text)}`);
      if (
        !text.matches(".clip, .clip *") &&
        text.scrollWidth > text.clientWidth + 1 &&
        getComputedStyle(text).display !== "inline"
      )
        said.push(`is wider than its place: ${nameOf(text)}`);
    }
    // Pieces of one card do not lie upon each other.
    for (const parent of (open ?? document).querySelectorAll(
      ".row, .card-title, .control-head, .toolbar, .totals, .figures, .page-head, .segments, .nav, .form-actions, .miner-card-row",
    )) {
      const boxes = [...parent.children]
        .map((child) => [child, child.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width > 1 && height > 1);
      for (const [index, [one, a]] of boxes.entries()) {
        for (const [other, b] of boxes.slice(index + 1)) {
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (across > 1 && down > 1) said.push(`overlap: ${nameOf(one)} and ${nameOf(other)}`);
        }
      }
    }
    return said;
  });
  return found.map((fault) => `${where}: ${fault}`);
}

describe.each(Object.entries(WAYS))("text twice the size, by %s", (_way, { viewport, rootPx }) => {
  it("fits on every page: nothing is cut, nothing overlaps, nothing scrolls sideways", {
    timeout: 90_000,
  }, async () => {
    const house = await startHouse([
      { called: "Living room", place: "Ground floor", mode: 0, pools: POOLS },
      { called: "The miner in the small room behind the stairs, left of the door", model: "nano3s" },
    ]);
    const page = await visit(house, { context: { viewport } });
    await page.context().addInitScript((px) => {
      addEventListener("DOMContentLoaded", () => {
        document.documentElement.style.fontSize = `${px}px`;
      });
    }, rootPx);
    await page.evaluate(async () => {
      const [days, intent] = [["mon", "wed", "sun"], { kind: "setWorkMode", mode: "night" }];
      const body = JSON.stringify({ name: "Night", miners: "all", days, time: "22:30", intent });
      await fetch("/api/v1/schedules", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
      });
    });
    const found: string[] = [];
    for (const [path, isThere] of PAGES) {
      await page.goto(house.url + path);
      await isThere(page);
      found.push(...(await faults(page, path)));
    }
    await page.goto(`${house.url}/schedules`);
    await page.getByRole("button", { name: "New schedule" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "Chosen ones" }).click();
    found.push(...(await faults(page, "the form of a schedule")));
    await page.goto(house.url);
    await page.getByRole("link", { name: /^Living room/ }).click();
    await page.getByRole("region", { name: "Controls" }).waitFor();
    await page.getByText("Technical").click();
    await page.getByText("Name, place and limits").click();
    await page.getByRole("region", { name: "Figures" }).waitFor();
    found.push(...(await faults(page, "a miner")));
    expect(found).toEqual([]);
  });
});
