import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { encode } from "uqr";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { folderBehind } from "../../support/temp-folder.js";
import { FLAGS, profiles } from "./browser.js";

const [WIDTH, HEIGHT] = [640, 480];
/** Grey of paper and of ink, and a colour that is none. */
const [LIGHT, DARK, GREY] = [225, 25, 128];

/** A Chromium whose camera sees this text as a QR code, a little off its middle. Closed behind the test. */
export async function browserSeeing(text: string): Promise<BrowserContext> {
  const film = join(folderBehind(), "camera.y4m");
  writeFileSync(film, filmOf(text));
  const camera = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [...FLAGS, ...camera],
  });
  stoppedBehind({ stop: () => browser.close() });
  return await browser.newContext({ ...profiles.phone, permissions: ["camera"] });
}

/** Two pictures of a film without compression, as Chromium reads it in a camera's place. */
function filmOf(text: string): Buffer {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const dot = Math.floor((HEIGHT * 0.8) / size);
  const [left, top] = [Math.floor((WIDTH - size * dot) / 2) + 20, Math.floor((HEIGHT - size * dot) / 2)];
  const luma = Buffer.alloc(WIDTH * HEIGHT, LIGHT);
  for (const [y, row] of data.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      for (let line = 0; line < dot; line += 1) {
        const from = (top + y * dot + line) * WIDTH + left + x * dot;
        luma.fill(DARK, from, from + dot);
      }
    }
  }
  const picture = [Buffer.from("FRAME\n"), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, GREY)];
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420\n`),
    ...picture,
    ...picture,
  ]);
}
