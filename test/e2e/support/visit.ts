import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import { browser, type Profile, profiles } from "./browser.js";

/** Where the server is and how one signs in there. */
export interface Visited {
  readonly url: string;
  readonly server: { readonly loginLink: () => string };
}

export interface VisitOptions {
  readonly profile?: Profile;
  readonly path?: string;
  /** Whoever is not signed in may only look. */
  readonly isSignedIn?: boolean;
  /** Requests that fail are part of the test: the browser itself writes those to the console. */
  readonly mayFail?: boolean;
  /** The page's timers wait for `page.clock`. */
  readonly isClockOurs?: boolean;
  /** What the browser may write to the console of itself. */
  readonly mayWarn?: RegExp;
  readonly context?: BrowserContextOptions;
}

const complaints: string[] = [];
const contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  expect(complaints.splice(0)).toEqual([]);
});

/** Opens the dashboard in a fresh browser; whatever the browser complains of fails the test. */
export async function visit(house: Visited, options: VisitOptions = {}): Promise<Page> {
  const { profile = "desktop", path = "/", isSignedIn = true } = options;
  const context = await (await browser()).newContext({ ...profiles[profile], ...options.context });
  contexts.push(context);
  await watch(context, house.url, options);
  context.setDefaultTimeout(12_000);
  if (options.isClockOurs === true) await context.clock.install();
  const page = await context.newPage();
  if (isSignedIn) {
    await page.goto(house.server.loginLink());
    // A house without miners begins with the first run, which has no navigation.
    await page
      .getByRole("navigation")
      .or(page.getByRole("heading", { level: 1 }))
      .first()
      .waitFor();
    await page.waitForFunction(() => document.cookie === "" && location.hash === "");
  }
  if (!isSignedIn || path !== "/") await page.goto(house.url + path);
  return page;
}

async function watch(
  context: BrowserContext,
  url: string,
  { mayFail = false, mayWarn }: VisitOptions,
): Promise<void> {
  context.on("console", (message) => {
    const isNote = message.type() !== "error" && message.type() !== "warning";
    const isRequest = /^(?:Failed to load resource|A bad HTTP response code)/.test(message.text());
    const isExpected = (mayFail && isRequest) || mayWarn?.test(message.text()) === true;
    if (!isNote && !isExpected) complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
  context.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  context.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request elsewhere: ${request.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
}
