import { expect } from "vitest";
import type { DrivenPage } from "./webdriver.js";

/** Collects what goes wrong from now on; a page that is loaded anew starts again. */
const WATCH = `
  window.wrong = [];
  for (const name of ["error", "unhandledrejection", "securitypolicyviolation"])
    addEventListener(name, (event) => wrong.push(name + " " + (event.message ?? event.reason ?? event.violatedDirective)));
  for (const name of ["error", "warn"]) {
    const write = console[name];
    console[name] = (...words) => { wrong.push(words.join(" ")); write(...words); };
  }
  return true`;

/** What was asked of another host than the page's own. */
const ELSEWHERE = `
  return performance.getEntriesByType("resource").map(({ name }) => name)
    .filter((name) => new URL(name).origin !== location.origin)`;

/** Goes to a page and listens to what it complains of. */
export async function goWatching(page: DrivenPage, url: string): Promise<void> {
  await page.goTo(url);
  await page.run(WATCH);
}

/** Since {@link goWatching} there was no error, no warning, nothing against the policy, no request elsewhere. */
export async function expectNoComplaint(page: DrivenPage): Promise<void> {
  expect(await page.run("return wrong")).toEqual([]);
  expect(await page.run(ELSEWHERE)).toEqual([]);
}
