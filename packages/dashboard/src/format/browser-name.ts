/** Browsers by a word of their user agent; the first that fits, since most also claim to be others. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/hearthash\//i, "hearthash"],
  [/\bEdg(?:A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\bHeadlessChrome\//, "Chrome without a window"],
  [/\b(?:Chrome|Chromium|CriOS)\//, "Chrome"],
  [/\bEpiphany\//, "GNOME Web"],
  [/\bVersion\/[\d.]+.*\bSafari\//, "Safari"],
  [/\bAppleWebKit\//, "A WebKit browser"],
  [/\bcurl\//, "curl"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

/** A user agent for people: "Chrome on Linux". What is not recognised is "A browser". */
export function browserName(userAgent: string | null): string {
  const find = (words: typeof BROWSERS) => words.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const [browser, system] = [find(BROWSERS) ?? "A browser", find(SYSTEMS)];
  return system === undefined ? browser : `${browser} on ${system}`;
}
