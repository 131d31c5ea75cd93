import { expect, it } from "vitest";
import { platformOf } from "./device-row.js";

it.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15", "iPhone"],
  ["Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15", "iPad"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", "Mac"],
  ["Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36", "Android"],
  ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "Linux"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Windows"],
  ["curl/8.5.0", null],
  [undefined, null],
])("%s is of platform %s", (userAgent, platform) => {
  expect(platformOf(userAgent)).toBe(platform);
});
