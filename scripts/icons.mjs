/*
 * `npm run icons`: the icons of the installed dashboard, drawn from its icon.svg. A home screen rounds and masks what
 * it is given: its icons are filled to the edge, with the drawing inside the part that every mask leaves.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureInstalled, root } from "./set-up.mjs";

ensureInstalled();

const FOLDER = join(root, "packages", "dashboard", "public");
const ICONS = [
  { file: "icon-192.png", size: 192, isFilled: false, part: 1 },
  { file: "icon-512.png", size: 512, isFilled: false, part: 1 },
  // A mask may leave no more than the middle four fifths.
  { file: "icon-maskable-512.png", size: 512, isFilled: true, part: 0.84 },
  { file: "apple-touch-icon.png", size: 180, isFilled: true, part: 0.96 },
];

const drawing = readFileSync(join(FOLDER, "icon.svg"), "utf8");
const ground = /<rect[^>]*fill="(#\w+)"/.exec(drawing)?.[1];
if (ground === undefined) throw new Error("icon.svg has no ground: a rect with a fill");

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
for (const icon of ICONS) await draw(icon);
await browser.close();

async function draw({ file, size, isFilled, part }) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * part);
  const style = `html,body{margin:0;block-size:100%;background:${isFilled ? ground : "transparent"}}
    body{display:grid;place-content:center}svg{inline-size:${side}px;block-size:${side}px;display:block}`;
  await page.setContent(`<style>${style}</style>${drawing}`);
  writeFileSync(join(FOLDER, file), await page.screenshot({ omitBackground: !isFilled }));
  await page.close();
}
