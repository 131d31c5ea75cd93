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
  const [browser, system] = [find(BROWSERS, userAgent) ?? "A browser", find(SYSTEMS, userAgent)];
  return system === undefined ? browser : `${browser} on ${system}`;
}

/** A name to propose for the device a user agent is of: "iPhone". */
export function deviceName(userAgent: string): string {
  return find(SYSTEMS, userAgent) ?? "My device";
}

function find(words: typeof BROWSERS, userAgent: string | null): string | undefined {
  return words.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
}
