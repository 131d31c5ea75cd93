import axe from "axe-core";
import type { Page } from "playwright-core";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe says against the page as it is now. */
export async function axeComplaints(page: Page): Promise<readonly string[]> {
  // Each page is fetched when it is opened, and one that comes in is still half transparent.
  await page.locator("h1").first().waitFor();
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.cancel())));
  await page.evaluate(axe.source);
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run(),
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${page.url()} ${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
