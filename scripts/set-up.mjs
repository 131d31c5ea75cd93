/*
 * What every command of a fresh clone needs first: the dependencies and the build. Plain Node, no package.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/** Runs a program in the repository's root, its output on ours. Ends the process when it fails, unless told not to. */
export function run(program, args, { mayFail = false, quiet = false } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: quiet ? ["ignore", "ignore", "inherit"] : "inherit",
    shell: process.platform === "win32",
  });
  const code = result.status ?? 1;
  if (code !== 0 && !mayFail) {
    console.error(`\n${[program, ...args].join(" ")} failed (exit ${code})`);
    process.exit(code);
  }
  return code;
}

/** A program that a package of ours brings along, run by this Node. */
export function runTool(script, args, options) {
  return run(process.execPath, [join("node_modules", script), ...args], options);
}

/** Installs and builds where that is missing or older than what it was made from. */
export function setUp() {
  assertNode();
  ensureInstalled();
  ensureBuilt();
}

function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`hearthash needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}`);
  process.exit(1);
}

/** npm writes its own copy of the lock file last, so a copy newer than ours means a whole installation. */
export function ensureInstalled() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log("Installing dependencies (once) ...");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

function ensureBuilt() {
  const stamp = join(root, "node_modules", ".hearthash-built");
  const built = existsSync(stamp) && hasBuilds() ? statSync(stamp).mtimeMs : 0;
  if (newestSource() <= built) return;
  console.log("Building ...");
  const started = new Date();
  runTool("typescript/bin/tsc", ["-b"]);
  runTool("vite/bin/vite.js", ["build", "packages/dashboard", "--logLevel", "warn"]);
  writeFileSync(stamp, "");
  utimesSync(stamp, started, started);
}

function packageFolders() {
  return readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
}

/** What a build leaves last: of the compiler, of the dashboard's bundler. */
const BUILT = [".tsbuildinfo", "index.html"];

function hasBuilds() {
  return packageFolders().every((folder) => BUILT.some((name) => existsSync(join(folder, "dist", name))));
}

function newestSource() {
  const times = packageFolders().map((folder) => newestIn(join(folder, "src")));
  return Math.max(statSync(join(root, "tsconfig.base.json")).mtimeMs, ...times);
}

function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}
