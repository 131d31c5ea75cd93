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

/** The packages first: the dashboard is made of the contract's. */
function ensureBuilt() {
  const packages = packageFolders().filter((folder) => existsSync(join(folder, "tsconfig.json")));
  const isDashboard = (folder) => existsSync(join(folder, "vite.config.ts"));
  const [dashboards, libraries] = [packages.filter(isDashboard), packages.filter((one) => !isDashboard(one))];
  ensureFresh({
    name: "hearthash",
    sources: [join(root, "tsconfig.base.json"), ...libraries.map((folder) => join(folder, "src"))],
    products: libraries.map((folder) => join(folder, "dist", ".tsbuildinfo")),
    build: () => runTool("typescript/bin/tsc", ["-b"]),
  });
  for (const folder of dashboards) {
    ensureFresh({
      name: "hearthash-dashboard",
      sources: [
        ...["src", "public", "index.html", "vite.config.ts", "compress-files.ts"].map((name) =>
          join(folder, name),
        ),
        join(root, "packages", "contract", "src"),
        join(root, "package-lock.json"),
      ],
      products: [join(folder, "dist", "index.html")],
      build: () => runTool("vite/bin/vite.js", ["build", "--logLevel", "warn", folder]),
    });
  }
}

/** Builds what is missing or older than its sources. A stamp beside the dependencies says when that was done last. */
function ensureFresh({ name, sources, products, build }) {
  const stamp = join(root, "node_modules", `.${name}-built`);
  const isThere = [stamp, ...products].every((path) => existsSync(path));
  const built = isThere ? statSync(stamp).mtimeMs : 0;
  if (Math.max(...sources.map(newest)) <= built) return;
  console.log(`Building ${name.replace("-", "'s ")} ...`);
  const started = new Date();
  build();
  writeFileSync(stamp, "");
  utimesSync(stamp, started, started);
}

function packageFolders() {
  return readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
}

/** When a file was changed last, or the youngest one in a folder; 0 for what is not there. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
