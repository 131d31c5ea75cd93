import type { Page } from "playwright-core";

/** What can be pressed on the page as it is now and is smaller than a finger in one direction. */
export async function smallTargets(page: Page, leastPx: number): Promise<readonly string[]> {
  return await page.evaluate((least) => {
    const area = (element: Element) => {
      const own = element.getBoundingClientRect();
      let [width, height] = [own.width, own.height];
      for (const part of ["::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (style.content === "none" || style.position !== "absolute") continue;
        width = Math.max(width, Number.parseFloat(style.width) || 0);
        height = Math.max(height, Number.parseFloat(style.height) || 0);
      }
      return { width, height };
    };
    /** A label around a box is pressed as the box. */
    const pressed = (element: Element) =>
      element.matches("input[type=checkbox], input[type=radio]")
        ? (element.closest("label") ?? element)
        : element;
    const found: string[] = [];
    const all = document.querySelectorAll("a[href], button, summary, select, input, textarea, [role=button]");
    for (const element of all) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(".skip")) continue;
      const { width, height } = area(pressed(element));
      if (width === 0 || height === 0) continue;
      if (Math.round(width) < least || Math.round(height) < least) {
        const words = element.textContent?.trim() || element.getAttribute("aria-label") || element.id;
        found.push(
          `${location.pathname}: ${element.tagName} "${words}" ${Math.round(width)} x ${Math.round(height)}`,
        );
      }
    }
    return found;
  }, leastPx);
}

/** Fields into which a phone would zoom: their letters are smaller than 16 px. */
export async function zoomingFields(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll("input, select, textarea")]
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => `${location.pathname}: ${field.id} ${getComputedStyle(field).fontSize}`),
  );
}
