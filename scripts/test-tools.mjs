/*
 * Programs that the tests use beside Node. On Debian as root they are installed; elsewhere the command is named.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./set-up.mjs";

/** Program and the Debian package that brings it. */
const TOOLS = [
  { program: "script", debianPackage: "bsdutils", use: "the pseudo-terminal of the command line's tests" },
  { program: "prometheus", debianPackage: "prometheus", use: "the tests that scrape the server" },
  { program: "promtool", debianPackage: "prometheus", use: "the check of the metrics' form" },
  { program: "chromium", debianPackage: "chromium", use: "the tests of the dashboard" },
  { program: "certutil", debianPackage: "libnss3-tools", use: "a browser that trusts the server's own CA" },
  { program: "WebKitWebDriver", debianPackage: "webkit2gtk-driver", use: "the dashboard in a second engine" },
  { program: "Xvfb", debianPackage: "xvfb", use: "the screen of that engine" },
  { program: "fc-list", debianPackage: "fontconfig", use: "letters for both" },
  { program: "systemd-nspawn", debianPackage: "systemd-container", use: "the unit under a real systemd" },
  { program: "locale-gen", debianPackage: "locales", use: "their language" },
];

/** Without it WebKit names a language that Intl refuses. */
const LOCALE = "en_US.UTF-8";

export function ensureTestTools() {
  ensurePrograms();
  const isThere = /^en_US\.utf-?8$/im.test(spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout ?? "");
  if (!isThere && mayInstall()) run("localedef", ["-i", "en_US", "-f", "UTF-8", LOCALE], { mayFail: true });
}

function mayInstall() {
  return existsSync("/etc/debian_version") && process.getuid?.() === 0;
}

function ensurePrograms() {
  const missing = TOOLS.filter(({ program }) => !isInstalled(program));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map(({ debianPackage }) => debianPackage))];
  if (mayInstall()) {
    run("apt-get", ["update", "-qq"], { mayFail: true });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages]);
    return;
  }
  for (const { program, use } of missing) console.error(`missing: ${program} (${use})`);
  console.error(`On Debian or Ubuntu: sudo apt-get install ${packages.join(" ")}`);
  process.exit(1);
}

function isInstalled(program) {
  return spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;
}
