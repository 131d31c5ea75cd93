import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { afterAll } from "vitest";

/** What every Chromium of a test is started with. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The two screens everything is looked at on. */
export const profiles = {
  desktop: { viewport: { width: 1440, height: 900 }, locale: "en-GB" },
  phone: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
    locale: "en-GB",
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) " +
      "Version/18.0 Mobile/15E148 Safari/604.1",
  },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export type Profile = keyof typeof profiles;

let running: Promise<Browser> | undefined;
afterAll(async () => {
  const browser = running;
  running = undefined;
  await (await browser)?.close();
});

/** The Chromium of this file's tests, started with the first one. */
export function browser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  running ??= chromium.launch({ executablePath, args: FLAGS });
  return running;
}
