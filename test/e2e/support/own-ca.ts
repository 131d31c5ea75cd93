import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { stoppedBehind } from "../../support/stopped-behind.js";
import { folderBehind } from "../../support/temp-folder.js";
import { FLAGS, profiles } from "./browser.js";

/**
 * A Chromium that trusts this CA, as its owner's would who has installed it, in a home of its own; `name` leads to
 * this machine without a look-up. Closed behind the test.
 */
export async function browserTrusting(caFile: string, name: string): Promise<BrowserContext> {
  const home = folderBehind();
  const store = join(home, ".pki", "nssdb");
  mkdirSync(store, { recursive: true });
  execFileSync("certutil", ["-N", "--empty-password", "-d", `sql:${store}`]);
  execFileSync("certutil", ["-A", "-d", `sql:${store}`, "-n", "hearthash", "-t", "C,,", "-i", caFile]);
  const context = await chromium.launchPersistentContext(join(home, "profile"), {
    ...profiles.phone,
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [...FLAGS, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
    env: { ...process.env, HOME: home },
  });
  stoppedBehind({ stop: () => context.close() });
  return context;
}
